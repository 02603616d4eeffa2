/** Runs the functions that are deployed to an account of Local Twilio, in process, as Twilio's platform does. */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Handler, TwilioResponse } from '../../functions/lib/endpoint/runtime';
import type { VirtualTime } from '../../functions/testing/virtual-time';
import type { ServerlessStore } from '../../local/twilio/serverless/store/store';
import { ACCOUNT } from '../../local/world/model';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How the platform differs from the assumed one. */
interface Conditions {
  readonly time: Pick<VirtualTime, 'startTimer'>;
  readonly serverless: ServerlessStore;
  readonly hiddenHeaders: readonly string[];
  readonly keepsWarm: boolean;
  readonly runsOneAtATime: boolean;
  readonly limitMs: number;
}

/** An instance of a function. */
interface Instance {
  readonly code: string;
  readonly handler: Handler;
  /** The number of calls that it works on. */
  running: number;
  /** Whether the platform has ended it, so that it does nothing more. */
  isEnded: boolean;
}

const requireOfRuntime = createRequire(require.resolve('@twilio/runtime-handler/dev'));
const { Response: FunctionResponse }: { readonly Response: new () => TwilioResponse } =
  requireOfRuntime('./internal/response');

export class Platform {
  readonly #instances: Instance[] = [];

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
    return new Response(null, { status: await this.#invoke(this.#instance(found.content.toString()), context, event) });
  }

  /** Returns the status of the answer, which is 504 after the time limit. */
  async #invoke(instance: Instance, context: Parameters<Handler>[0], event: Parameters<Handler>[1]): Promise<number> {
    const { time, limitMs } = this.conditions;
    instance.running += 1;
    const status = await new Promise<number>((resolve) => {
      const stop = time.startTimer(limitMs, () => {
        instance.isEnded = true;
        resolve(504);
      });
      void instance.handler(context, event, (_, response) => {
        stop();
        resolve((response as unknown as { readonly statusCode: number }).statusCode);
      });
    });
    instance.running -= 1;
    return status;
  }

  #instance(code: string): Instance {
    const { keepsWarm, runsOneAtATime, time } = this.conditions;
    const known = this.#instances.find(
      (one) => one.code === code && !one.isEnded && !(runsOneAtATime && one.running > 0),
    );
    if (known !== undefined && keepsWarm) return known;
    const exported: { handler?: Handler } = {};
    const run = compileFunction(code, ['exports', 'require', 'Twilio', 'fetch', 'setTimeout']);
    const fetch: Fetch = (url, init) => (instance.isEnded ? new Promise(() => undefined) : this.fetch(url, init));
    const setTimer = (expire: () => void, ms: number) => time.startTimer(ms, () => instance.isEnded || expire());
    run(exported, require, { Response: FunctionResponse }, fetch, setTimer);
    if (exported.handler === undefined) throw new Error('The function exports no handler.');
    const instance: Instance = { code, handler: exported.handler, running: 0, isEnded: false };
    this.#instances.push(instance);
    return instance;
  }
}
