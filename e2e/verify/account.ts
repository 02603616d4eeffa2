/** An account that Local Twilio plays in process and on a virtual clock, and runs of `npm run verify:live` in it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Hono } from 'hono';
import { VirtualTime } from '../../functions/testing/virtual-time';
import { startDelivery } from '../../local/delivery/deliver';
import { DeliveryLog } from '../../local/delivery/log';
import { CustomerSystems } from '../../local/delivery/systems';
import { secretOfApiKey } from '../../local/twilio/conventions/api-keys';
import { answerRefusal } from '../../local/twilio/conventions/errors';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { ASSUMED, type Behavior } from '../../local/twilio/flex-api/behavior';
import { twilioHosts } from '../../local/twilio/hosts';
import { ServerlessStore } from '../../local/twilio/serverless/store/store';
import { SyncStore } from '../../local/twilio/sync/store/store';
import { UnknownRequests } from '../../local/twilio/unknown-requests';
import { ACCOUNT } from '../../local/world/model';
import { seed } from '../../local/world/seed';
import { World } from '../../local/world/world';
import { assumptionsIn } from '../../tools/verify/assumptions';
import { QUESTIONS } from '../../tools/verify/questions';
import type { Outcome, Report } from '../../tools/verify/report';
import { type Run, verify } from '../../tools/verify/verify';
import { Platform } from './platform';

const START = Date.UTC(2026, 0, 1, 12);
/** The domain that Local Twilio gives the first service of Functions. */
export const RECEIVER = 'interaction-webhooks-verify-1000-verify.twil.io';
const KEY_SID = `SK${'1'.repeat(32)}`;
export const API_KEY = { sid: KEY_SID, secret: secretOfApiKey(KEY_SID) ?? '' };
/** The time that each request takes. */
const REQUEST_MS = 60;
const HOUR_MS = 3_600_000;
/** Gives SIDs letters, so that each has several spellings. */
const FIRST_SID = 0xabcde1;

export const ASSUMPTIONS = assumptionsIn(readFileSync(resolve(__dirname, '../../docs/assumptions.md'), 'utf8'));

/** A request of a run, and the path without its query. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly body: string;
}

/** Decides what happens to a request; `send` delivers it. */
export type Network = (sent: Sent, send: () => Promise<Response>) => Promise<Response>;

export class TestAccount {
  readonly time = new VirtualTime(START);
  readonly world: World;
  readonly sync: SyncStore;
  readonly serverless: ServerlessStore;
  /** All requests so far. */
  readonly sent: Sent[] = [];
  /** The lines that the runs have printed. */
  readonly printed: string[] = [];
  network: Network = (_, send) => send();
  /** Replace it to change what is delivered to a webhook. */
  delivery = (init: RequestInit, _address: string): RequestInit => init;
  /** How often a failed delivery is repeated. Local Twilio ignores connection overrides, so these are honored here. */
  repetitions = (address: string): number => (address.includes('label=overrides') ? 2 : 0);
  /** The bodies of what functions have written. */
  readonly written: string[] = [];
  /** The alerts of Monitor, which Local Twilio does not have. */
  readonly alerts: object[] = [];
  /** Headers that functions do not see, in lower case. */
  readonly hiddenHeaders: string[] = [];
  /** Whether an instance of a function is called more than once. */
  keepsWarm = true;
  /** Whether an instance gets no call while it works on another one. */
  runsOneAtATime = true;
  /** The time after which a function is ended, in ms. */
  limitMs = 10_000;
  /** Whether the API pauses a channel, as Flex does. */
  pausesByApi = false;
  /** Replaces the status of channels that functions read. */
  listedStatus: string | null = null;
  readonly #platform: Platform;
  readonly #twilio = new Hono();

  constructor(behavior: Partial<Behavior> = {}) {
    const { now } = this.time;
    this.world = new World(now, FIRST_SID, { ...ASSUMED, ...behavior }.instanceParameter);
    this.sync = new SyncStore(now);
    this.serverless = new ServerlessStore(now);
    const { world, sync, serverless } = this;
    const account = { world, sync, serverless, unknown: new UnknownRequests() };
    this.#twilio.onError(answerRefusal);
    this.#twilio.route('/', twilioHosts({ ...account, behavior: { ...ASSUMED, ...behavior } }));
    // Functions reach the same Twilio. Their requests take no time.
    this.#platform = new Platform(this, (url, init = {}) =>
      this.time.instantly(async () => {
        const { host, pathname, search } = new URL(url);
        if (init.body !== undefined) this.written.push(decodeURIComponent(String(init.body)));
        const answer = await this.#twilio.request(`/${host}${pathname}${search}`, init);
        if (this.listedStatus === null || !pathname.endsWith('/Channels')) return answer;
        const { channels } = await answer.json();
        return Response.json({
          channels: channels.map((channel: object) => ({ ...channel, status: this.listedStatus })),
        });
      }),
    );
    startDelivery({
      world,
      log: new DeliveryLog(),
      functions: {
        get domain() {
          return serverless.deployed()[0]?.domain ?? RECEIVER;
        },
        get origin() {
          return `https://${this.domain}`;
        },
      },
      systems: new CustomerSystems(),
      behavior: { ...ASSUMED, ...behavior },
      send: (address, init) => this.#deliver(String(address), init ?? {}),
    });
    seed(this.world);
  }

  /** Delivers an event, and again as often as `repetitions` says if the answer is an error. */
  async #deliver(address: string, init: RequestInit): Promise<Response> {
    let answer = await this.#platform.call(address, this.delivery(init, address));
    for (let left = this.repetitions(address); left > 0 && answer.status >= 500; left -= 1) {
      answer = await this.#platform.call(address, this.delivery(init, address));
    }
    return answer;
  }

  /** Lets `ms` milliseconds pass. */
  pass(ms: number): Promise<void> {
    return this.time.run(this.time.sleep(ms));
  }

  flexToken(identity: string): string {
    return issueFlexToken({ identity, expiresAt: this.time.now() + HOUR_MS });
  }

  run(changes: Partial<Run> = {}): Promise<Report> {
    return this.time.run(this.start(changes));
  }

  /** Runs with everything that a question can need. */
  runWithAll(changes: Partial<Run> = {}): Promise<Report> {
    this.pausesByApi = true;
    return this.run({ asksGlobal: true, flexToken: this.flexToken('alice'), ...changes });
  }

  /** Starts a run. Time passes only while another one runs. */
  start(changes: Partial<Run> = {}): Promise<Report> {
    return verify({
      credentials: { accountSid: ACCOUNT.accountSid, username: ACCOUNT.accountSid, password: ACCOUNT.authToken },
      apiKey: API_KEY,
      flexToken: null,
      asksGlobal: false,
      questions: QUESTIONS,
      assumptions: ASSUMPTIONS,
      io: { fetch: this.#fetch, now: this.time.now, wait: this.time.sleep },
      agrees: async () => true,
      print: (line) => this.printed.push(line),
      interrupted: new AbortController().signal,
      ...changes,
    });
  }

  /** Everything that a run could leave behind or change. */
  contents(): unknown {
    const { webhooks, queues, workflows, workers, conversations, users } = this.world;
    const service = this.sync.service('default');
    const open = [...this.world.channels.values()].filter(({ status }) => status !== 'closed');
    return structuredClone({
      webhooks: [...webhooks.values()],
      queues: [...queues.values()],
      workflows: [...workflows.keys()],
      workers: [...workers.values()],
      conversations: [...conversations.values()],
      openChannels: open,
      // No task or reservation is left in the hands of a person.
      reservations: [...users.values()].flatMap(({ workerSid }) => this.world.reservationsOf(workerSid)),
      functionsServices: [...this.serverless.services.keys()],
      syncServices: this.sync.services().map(({ sid }) => sid),
      sync: [service.documents, service.lists, service.maps].map((registry) => registry.all().map(({ sid }) => sid)),
    });
  }

  readonly #fetch = async (url: string, init: RequestInit): Promise<Response> => {
    await this.time.sleep(REQUEST_MS);
    const { host, pathname, search } = new URL(url);
    const sent = { method: init.method ?? 'GET', url, path: `${host}${pathname}`, body: String(init.body ?? '') };
    this.sent.push(sent);
    return this.network(sent, async () => {
      if (host === 'monitor.twilio.com') return Response.json({ alerts: this.alerts });
      if (host.endsWith('.twil.io')) return this.#platform.call(url, init);
      if (this.pausesByApi && sent.body.startsWith('Status=pause')) {
        this.world.parkChannel(pathname.split('/').at(-1) ?? '', 'pause', 'closed');
        return Response.json({});
      }
      return this.time.instantly(async () => this.#twilio.request(`/${host}${pathname}${search}`, init));
    });
  };
}

/** A refusal or a failure of Twilio. */
export const refused = (code: number, status = 400) =>
  new Response(JSON.stringify({ code, message: 'Refused', status }), { status });

/** The outcomes of a report by assumption. */
export const outcomesOf = ({ entries }: Report): ReadonlyMap<string, Outcome> =>
  new Map(entries.map(({ assumption, outcome }) => [assumption.title, outcome]));

/** The assumptions about which two reports differ. */
export function differences(one: Report, other: Report): string[] {
  const outcomes = outcomesOf(other);
  return [...outcomesOf(one)].filter(([title, { kind }]) => outcomes.get(title)?.kind !== kind).map(([title]) => title);
}
