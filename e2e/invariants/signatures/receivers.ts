/** Receivers that check a delivery with the published packages, unmodified. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ParsedUrlQuery, parse } from 'node:querystring';
import { pathToFileURL } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { validateRequest, webhook } from 'twilio/lib/webhooks/webhooks';
import { type Arrived, AUTH_TOKEN } from './delivery';

/** As much of Express as the receiver uses. */
interface Express {
  (): ExpressApp;
  urlencoded(options: { readonly extended: boolean }): RequestListener;
}
interface ExpressApp {
  set(setting: string, value: unknown): void;
  use(...handlers: readonly unknown[]): void;
  listen(port: number, host: string): Server;
}

/** Express comes with Twilio's runtime. */
const express: Express = createRequire(require.resolve('@twilio/runtime-handler/dev'))('express');

/**
 * Copies the lists of a parsed form. The helper library looks for arrays with `instanceof`, and under Jest those of
 * Node.js are not instances of the tests' `Array`.
 */
const withOwnLists = (form: ParsedUrlQuery) =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? [...value] : (value ?? '')]),
  );

/** A receiver that calls Twilio's helper library. The library throws at some URLs that are none. */
export function acceptsByHand({ url, headers, body }: Arrived): boolean {
  try {
    return validateRequest(AUTH_TOKEN, headers['X-Twilio-Signature'] ?? '', url, withOwnLists(parse(body)));
  } catch {
    return false;
  }
}

/** A receiver that has a secret. */
export interface SecretHolder {
  readonly secret: string;
  /** Its clock, in milliseconds since 1970. */
  readonly now: number;
}

/** A receiver that calls the package of Standard Webhooks. */
export function acceptsWithSecret({ headers, body }: Arrived, { secret, now }: SecretHolder): boolean {
  const { now: realNow } = Date;
  Date.now = () => now;
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  } finally {
    Date.now = realNow;
  }
}

const DOCUMENTED = join(__dirname, '../../../docs/receivers/signed.mjs');

/** Asks the documented function about many requests, in a process of its own. */
const ASK_DOCUMENTED = `
  import { text } from 'node:stream/consumers';
  import { isSigned } from ${JSON.stringify(pathToFileURL(DOCUMENTED).href)};
  const answers = JSON.parse(await text(process.stdin)).map(({ headers, body, secret, now }) => {
    Date.now = () => now;
    return isSigned(headers, body, secret);
  });
  console.log(JSON.stringify(answers));
`;

/** A receiver as the docs show it, with the headers as Node.js gives them. Returns which of the requests it accepts. */
export function acceptedAsDocumented(
  cases: readonly (SecretHolder & { readonly request: Arrived })[],
): readonly unknown[] {
  const input = cases.map(({ request: { headers, body }, secret, now }) => ({
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
    secret,
    now,
  }));
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', ASK_DOCUMENTED], {
    input: JSON.stringify(input),
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  return JSON.parse(output.toString());
}

export interface ExpressReceiver {
  readonly accepts: (arrived: Arrived) => Promise<boolean>;
  readonly stop: () => void;
}

/** Starts a receiver with the helper library's middleware in Express, behind a proxy that ends TLS. */
export async function startExpress(): Promise<ExpressReceiver> {
  const app = express();
  // The middleware needs the URL that was signed, which the proxy reports.
  app.set('trust proxy', true);
  app.use(
    express.urlencoded({ extended: false }),
    (request: { body: ParsedUrlQuery }, _: unknown, next: () => void) => {
      request.body = withOwnLists(request.body);
      next();
    },
    webhook({ validate: true }, AUTH_TOKEN),
    (_: unknown, response: { sendStatus: (status: number) => void }) => response.sendStatus(204),
  );
  // Answers what the middleware throws at, without a line in the log.
  app.use((_error: unknown, _: unknown, response: { sendStatus: (status: number) => void }, _next: unknown) =>
    response.sendStatus(403),
  );
  const server = app.listen(0, '127.0.0.1');
  // Otherwise a pause of the suite closes a connection just when it is used again.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    accepts: async (arrived) => (await statusOf(arrived, port, agent)) === 204,
    stop: () => {
      agent.destroy();
      server.close();
    },
  };
}

/** Sends a request through the proxy, and returns the status of the answer. */
function statusOf({ url, headers, body }: Arrived, port: number, agent: Agent): Promise<number> {
  const [, host = '', path = ''] = /^https:\/\/([^/?]*)(.*)$/s.exec(url) ?? [];
  return new Promise((resolve, reject) => {
    const proxied = { Host: host, 'X-Forwarded-Proto': 'https', 'Content-Length': Buffer.byteLength(body) };
    httpRequest(
      { host: '127.0.0.1', port, agent, method: 'POST', path, headers: { ...headers, ...proxied } },
      (response) => {
        response.on('end', () => resolve(response.statusCode ?? 0)).on('error', reject);
        response.resume();
      },
    )
      .on('error', reject)
      .end(body);
  });
}
