/**
 * The functions' own code over Local Twilio's own state, in one process and on a virtual clock. Only the network between
 * the two is left out, and that is where a test can make trouble.
 */
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { Hono } from 'hono';
import { PatternRouter } from 'hono/router/pattern-router';
import * as v from 'valibot';
import { endpoint } from '../../functions/lib/endpoint/endpoint';
import type { LogFields } from '../../functions/lib/endpoint/log';
import type { Event, Handler } from '../../functions/lib/endpoint/runtime';
import { receiver } from '../../functions/lib/events/receive';
import { attach } from '../../functions/lib/interaction-webhook/attach';
import { detach } from '../../functions/lib/interaction-webhook/detach';
import { finish } from '../../functions/lib/interaction-webhook/finish';
import { status } from '../../functions/lib/interaction-webhook/status';
import type { HttpAnswer, Io } from '../../functions/lib/twilio/io';
import { audit } from '../../functions/lib/webhooks/audit';
import { create } from '../../functions/lib/webhooks/create';
import { fetchWebhook } from '../../functions/lib/webhooks/fetch';
import { list } from '../../functions/lib/webhooks/list';
import { remove } from '../../functions/lib/webhooks/remove';
import { resolve } from '../../functions/lib/webhooks/resolve';
import { sweepOnDemand } from '../../functions/lib/webhooks/sweep-on-demand';
import { update } from '../../functions/lib/webhooks/update';

import { VirtualTime } from '../../functions/testing/virtual-time';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { answerRefusal } from '../../local/twilio/conventions/errors';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { ASSUMED, type Behavior } from '../../local/twilio/flex-api/behavior';
import { twilioHosts } from '../../local/twilio/hosts';
import { SyncStore } from '../../local/twilio/sync/store/store';
import { UnknownRequests } from '../../local/twilio/unknown-requests';
import { seed } from '../../local/world/seed';
import { World } from '../../local/world/world';
import {
  type Answer,
  CONTRACT_VERSION,
  ENDPOINTS,
  type Endpoint,
  envelope,
  formFields,
  type Request,
} from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';

/** One request of the functions, on its way to Twilio. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** What becomes of a request: `send` lets it through. */
export type Network = (request: Sent, send: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;

/** A response as Twilio's runtime keeps it until it is sent. */
interface Answered {
  readonly statusCode: number;
  readonly body: unknown;
}

/** The functions as one warm instance of each runs them. */
export type Instance = Readonly<Record<Endpoint, Handler>>;

const HOUR_MS = 3_600_000;

// Twilio's local runtime puts its globals in place as it is made; it need not listen for that. One of them hides the
// web's own `Response`, which Local Twilio answers with.
const { Response } = globalThis;
new LocalDevelopmentServer(0, {
  baseDir: process.cwd(),
  env: {},
  port: 0,
  url: 'https://functions.example.com',
  routes: { functions: [], assets: [] },
  detailedLogs: false,
  live: false,
  logs: false,
  legacyMode: false,
  forkProcess: false,
  enableDebugLogs: false,
  appName: 'stage',
});
Object.assign(globalThis, { Response });

export class Stage {
  readonly time = new VirtualTime();
  readonly world = new World(this.time.now);
  readonly sync = new SyncStore(this.time.now);
  readonly unknown = new UnknownRequests();
  /** The lines of the functions' log. */
  readonly log: ({ readonly event: string } & LogFields)[] = [];
  /** Every request that the functions have sent, in order. */
  readonly sent: Sent[] = [];
  /** Replace it to lose, delay or spoil requests. */
  network: Network = (_, send) => send();

  // Quick to set up, which thousands of stages that serve few requests each notice more than quick look-ups.
  readonly #twilio = new Hono({ router: new PatternRouter() });
  readonly #handlers: Instance;
  readonly #receiver: Handler;
  readonly #tokens = new Map<string, { readonly token: string; readonly expiresAt: number }>();
  #nonces = 0;
  #secrets = 0;

  /** `behavior` is how Twilio behaves where nobody outside knows. */
  constructor(behavior: Behavior = ASSUMED) {
    const { world, sync, unknown } = this;
    this.#twilio.onError(answerRefusal);
    this.#twilio.route('/', twilioHosts({ world, sync, unknown, behavior }));
    seed(this.world);
    const io = this.#io((request, send) => this.network(request, send));
    this.#handlers = this.#endpoints(io);
    this.#receiver = receiver(io, this.#note);
  }

  /** One more warm instance of the functions, with a network of its own. */
  instance(network: Network): Instance {
    return this.#endpoints(this.#io(network));
  }

  readonly #note = (event: string, fields: LogFields) => this.log.push({ event, ...fields });

  #io(network: Network): Io {
    return {
      fetch: (url, init) => this.#fetch(network, url, init),
      now: this.time.now,
      sleep: this.time.sleep,
      random: () => 0.5,
      nonce: () => {
        this.#nonces += 1;
        return this.#nonces.toString(16).padStart(16, '0');
      },
      secret: () => {
        this.#secrets += 1;
        return this.#secrets.toString(16).padStart(32, '0');
      },
    };
  }

  #endpoints(io: Io): Instance {
    const log = this.#note;
    return {
      attach: endpoint('attach', attach, io, log),
      detach: endpoint('detach', detach, io, log),
      finish: endpoint('finish', finish, io, log),
      status: endpoint('status', status, io, log),
      sweep: endpoint('sweep', sweepOnDemand, io, log),
      list: endpoint('list', list, io, log),
      resolve: endpoint('resolve', resolve, io, log),
      fetch: endpoint('fetch', fetchWebhook, io, log),
      create: endpoint('create', create, io, log),
      update: endpoint('update', update, io, log),
      remove: endpoint('remove', remove, io, log),
      audit: endpoint('audit', audit, io, log),
    };
  }

  /** Somebody's Flex token: the same one for as long as it lasts. */
  tokenOf(identity: string): string {
    const known = this.#tokens.get(identity);
    if (known !== undefined && known.expiresAt > this.time.now()) return known.token;
    const expiresAt = this.time.now() + HOUR_MS;
    const token = issueFlexToken({ identity, expiresAt });
    this.#tokens.set(identity, { token, expiresAt });
    return token;
  }

  /** Asks an endpoint on behalf of somebody, as the plugin does. */
  as<E extends Endpoint>(identity: string, name: E, request: Request<E>): Promise<Result<Answer<E>, Failure>> {
    return this.ask(name, { Token: this.tokenOf(identity), ...formFields(request) });
  }

  /** Sends form fields as they are, with the contract's version unless they name one. */
  async ask<E extends Endpoint>(
    name: E,
    fields: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>> = FUNCTION_VARIABLES,
  ): Promise<Result<Answer<E>, Failure>> {
    const { body } = await this.time.run(this.invoke(name, fields, variables));
    const parsed = v.parse(envelope, body);
    return parsed.ok ? ok(v.parse(ENDPOINTS[name].answer, parsed.value) as Answer<E>) : fail(parsed.failure);
  }

  /** Calls a handler as the runtime does. Time passes only while somebody runs it. */
  invoke(
    name: Endpoint,
    fields: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>> = FUNCTION_VARIABLES,
    instance: Instance = this.#handlers,
  ): Promise<Answered> {
    const event = { contract: String(CONTRACT_VERSION), ...fields };
    return new Promise((resolve) => {
      void instance[name](variables, event, (_, response) => resolve(response as unknown as Answered));
    });
  }

  /** Lets an event arrive at the receiver, as the runtime hands it over; the answer is its HTTP status. */
  async receive(event: Event, variables: Readonly<Record<string, string>> = FUNCTION_VARIABLES): Promise<number> {
    const answered = new Promise<Answered>((resolve) => {
      void this.#receiver(variables, event, (_, response) => resolve(response as unknown as Answered));
    });
    return (await this.time.run(answered)).statusCode;
  }

  #fetch(network: Network, url: string, init: RequestInit): Promise<HttpAnswer> {
    const request: Sent = { method: init.method ?? 'GET', url, body: String(init.body ?? '') };
    this.sent.push(request);
    const path = url.replace(/^https:\/\//, '/');
    return network(request, () =>
      this.time.instantly(async () => {
        const { signal: _, ...rest } = init;
        const response = await this.#twilio.request(path, rest);
        const text = await response.text();
        return { ok: response.ok, status: response.status, headers: response.headers, text: async () => text };
      }),
    );
  }
}
