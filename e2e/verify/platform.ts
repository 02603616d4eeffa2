/** Runs the functions that are deployed to an account of Local Twilio, in process, as Twilio's platform does. */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Handler, TwilioResponse } from '../../functions/lib/endpoint/runtime';
import type { ServerlessStore } from '../../local/twilio/serverless/store/store';
import { ACCOUNT } from '../../local/world/model';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How the platform differs from the assumed one. */
interface Conditions {
  readonly serverless: ServerlessStore;
  readonly hiddenHeaders: readonly string[];
  readonly keepsWarm: boolean;
}

const requireOfRuntime = createRequire(require.resolve('@twilio/runtime-handler/dev'));
const { Response: FunctionResponse }: { readonly Response: new () => TwilioResponse } =
  requireOfRuntime('./internal/response');

export class Platform {
  /** The one instance of each function, by its code. */
  readonly #instances = new Map<string, Handler>();

  /** `fetch` takes the requests of functions. */
  constructor(
    private readonly conditions: Conditions,
    private readonly fetch: Fetch,
  ) {}

  async call(address: string, { headers, body }: RequestInit): Promise<Response> {
    const url = new URL(address);
    const environment = this.conditions.serverless.deployed().find(({ domain }) => domain === url.host);
    const found = environment?.functions.find(({ path }) => path === url.pathname);
    if (environment === undefined || found === undefined) return new Response('Not found', { status: 404 });
    const text = String(body ?? '');
    const form = Object.fromEntries(new URLSearchParams(text));
    const given = new Headers(headers);
    given.set('content-length', String(Buffer.byteLength(text)));
    if (!validateRequest(ACCOUNT.authToken, given.get('x-twilio-signature') ?? '', address, form)) {
      return new Response('Forbidden', { status: 403 });
    }
    for (const name of this.conditions.hiddenHeaders) given.delete(name);
    const context = {
      ...environment.variables,
      ACCOUNT_SID: ACCOUNT.accountSid,
      AUTH_TOKEN: ACCOUNT.authToken,
      DOMAIN_NAME: url.host,
      PATH: url.pathname,
    };
    const event = { ...Object.fromEntries(url.searchParams), ...form, request: { headers: Object.fromEntries(given) } };
    const { statusCode } = await new Promise<{ statusCode: number }>((resolve) => {
      const answer = (_: null, response: unknown) => resolve(response as { statusCode: number });
      void this.#instance(found.content.toString())(context, event, answer);
    });
    return new Response(null, { status: statusCode });
  }

  #instance(code: string): Handler {
    const known = this.#instances.get(code);
    if (known !== undefined && this.conditions.keepsWarm) return known;
    const exported: { handler?: Handler } = {};
    const run = compileFunction(code, ['exports', 'require', 'Twilio', 'fetch']);
    run(exported, require, { Response: FunctionResponse }, this.fetch);
    if (exported.handler === undefined) throw new Error('The function exports no handler.');
    this.#instances.set(code, exported.handler);
    return exported.handler;
  }
}
