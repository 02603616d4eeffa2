/** An account that Local Twilio plays in process and on a virtual clock, and runs of `npm run verify:live` in it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Hono } from 'hono';
import { secretOfApiKey } from '../../local/twilio/conventions/api-keys';
import { answerRefusal } from '../../local/twilio/conventions/errors';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { ASSUMED, type Behavior } from '../../local/twilio/flex-api/behavior';
import { twilioHosts } from '../../local/twilio/hosts';
import { SyncStore } from '../../local/twilio/sync/store/store';
import { UnknownRequests } from '../../local/twilio/unknown-requests';
import { ACCOUNT } from '../../local/world/model';
import { seed } from '../../local/world/seed';
import { World } from '../../local/world/world';
import { assumptionsIn } from '../../tools/verify/assumptions';
import { QUESTIONS } from '../../tools/verify/questions';
import type { Outcome, Report } from '../../tools/verify/report';
import { type Run, verify } from '../../tools/verify/verify';

const START = Date.UTC(2026, 0, 1, 12);
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
  #now = START;
  readonly world: World;
  readonly sync: SyncStore;
  /** All requests so far. */
  readonly sent: Sent[] = [];
  /** The lines that the runs have printed. */
  readonly printed: string[] = [];
  network: Network = (_, send) => send();
  readonly #twilio = new Hono();

  constructor(behavior: Partial<Behavior> = {}) {
    const now = () => this.#now;
    this.world = new World(now, FIRST_SID);
    this.sync = new SyncStore(now);
    const account = { world: this.world, sync: this.sync, unknown: new UnknownRequests() };
    this.#twilio.onError(answerRefusal);
    this.#twilio.route('/', twilioHosts({ ...account, behavior: { ...ASSUMED, ...behavior } }));
    seed(this.world);
  }

  pass(ms: number) {
    this.#now += ms;
  }

  flexToken(identity: string): string {
    return issueFlexToken({ identity, expiresAt: this.#now + HOUR_MS });
  }

  run(changes: Partial<Run> = {}): Promise<Report> {
    return verify({
      credentials: { accountSid: ACCOUNT.accountSid, username: ACCOUNT.accountSid, password: ACCOUNT.authToken },
      apiKey: API_KEY,
      flexToken: null,
      questions: QUESTIONS,
      assumptions: ASSUMPTIONS,
      io: { fetch: this.#fetch, now: () => this.#now, wait: async (ms) => this.pass(ms) },
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
      syncServices: this.sync.services().map(({ sid }) => sid),
      sync: [service.documents, service.lists, service.maps].map((registry) => registry.all().map(({ sid }) => sid)),
    });
  }

  readonly #fetch = (url: string, init: RequestInit): Promise<Response> => {
    this.pass(REQUEST_MS);
    const { host, pathname, search } = new URL(url);
    const sent = { method: init.method ?? 'GET', url, path: `${host}${pathname}`, body: String(init.body ?? '') };
    this.sent.push(sent);
    return this.network(sent, async () => this.#twilio.request(`/${host}${pathname}${search}`, init));
  };
}

/** The outcomes of a report by assumption. */
export const outcomesOf = ({ entries }: Report): ReadonlyMap<string, Outcome> =>
  new Map(entries.map(({ assumption, outcome }) => [assumption.title, outcome]));

/** The assumptions about which two reports differ. */
export function differences(one: Report, other: Report): string[] {
  const outcomes = outcomesOf(other);
  return [...outcomesOf(one)].filter(([title, { kind }]) => outcomes.get(title)?.kind !== kind).map(([title]) => title);
}
