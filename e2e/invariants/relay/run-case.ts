/** Runs a case: Twilio's events, retries and people at the same time, and then the end. */
import type { DialRequest, DialResult } from '../../../functions/lib/dial/dial';
import { sendAgain, sendAllAgain } from '../../../functions/lib/relay/send-again';
import type { Outcome } from '../../../src/contract/outcome';
import { Harness } from '../../fixtures/harness';
import type { SyncDefect } from '../shared/sync-defect';
import type { Invocation, InvocationPlan } from '../shared/warm-instance';
import { Account, URLS } from './account';
import { RELAY } from './attachment';
import { type Action, type Behavior, type Case, DESTINATIONS, type DestinationId, type Step } from './case';
import { Instance } from './instance';

/** One request to a destination. */
export interface Attempt {
  readonly destination: DestinationId;
  readonly request: DialRequest;
  readonly id: string;
  readonly marker: string;
  readonly invocation: Invocation;
  readonly startedAt: number;
  /** Whether the destination got it and accepted it. */
  isAccepted: boolean;
  /** When the function knew that it was accepted, and how many faults it had had until then; null if it never did. */
  known: { readonly at: number; readonly faults: number } | null;
}

/** One request of Twilio. */
export interface Delivery {
  readonly marker: string;
  readonly isRepeated: boolean;
  readonly invocation: Invocation;
  readonly endedAt: number;
}

export interface History {
  readonly account: Account;
  readonly attempts: readonly Attempt[];
  readonly deliveries: readonly Delivery[];
  /** The IDs of the events, by their markers. */
  readonly ids: Map<string, string>;
  readonly violations: string[];
}

/** The clocks of the instances, in milliseconds ahead. */
const SKEWS_MS = [0, 30_000, -30_000];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The pauses between retries without faults, after which everything must be delivered if the destinations work. */
const MENDED_MS = [20_000, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS];
/** The pauses between retries until everything is given up. */
const HOPELESS_MS = [MINUTE_MS, HOUR_MS, 5 * HOUR_MS, 6 * HOUR_MS, 6 * HOUR_MS, 5 * HOUR_MS, 2 * HOUR_MS];

/** The time after which no form may be left. Requests with a fault can take effect a minute late. */
const FORMS_GONE_MS = 7 * 24 * HOUR_MS + 2 * MINUTE_MS;

const NO_FAULTS = { faults: [], latencyMs: 20 } as const;

/** Is called at the end of a case's steps, and after the last retry. */
export type Check = (history: History) => readonly string[];

interface Checks {
  readonly afterSteps: Check;
  readonly atEnd: Check;
}

/** Runs a case, and returns what the checks found. */
export async function runCase(given: Case, defect: SyncDefect | null, checks: Checks): Promise<readonly string[]> {
  const run = new Run(given, defect);
  const { harness } = run;
  await harness.time.run(Promise.all(given.steps.map((step, number) => run.carryOut(step, number))));
  const found = [...run.history.violations, ...checks.afterSteps(run.history)];
  run.hasEnded = true;
  run.history.account.exchangeSecret();
  const calm = new Instance(harness, 0, run.destination, defect);
  for (const ms of given.end === 'mended' ? MENDED_MS : HOPELESS_MS) {
    await harness.pass(ms);
    if (given.end === 'mended' && run.isDone()) break;
    await harness.time.run(calm.retry({ ...NO_FAULTS, variables: run.history.account.variables }));
  }
  found.push(...checks.atEnd(run.history));
  await harness.pass(FORMS_GONE_MS);
  const forms = run.history.account.outboxKeys().filter((key) => key.startsWith('f-'));
  return [...found, ...forms.map((key) => `${key} is kept for more than a week`)];
}

class Run {
  readonly harness = new Harness();
  readonly history: History & { readonly attempts: Attempt[]; readonly deliveries: Delivery[] };
  hasEnded = false;
  readonly #instances: (Instance | undefined)[] = [];
  readonly #requests = new Map<DestinationId, number>();

  constructor(
    private readonly given: Case,
    private readonly defect: SyncDefect | null,
  ) {
    this.history = { account: new Account(this.harness), attempts: [], deliveries: [], ids: new Map(), violations: [] };
  }

  /** Returns whether nothing in the outbox is to be tried again. */
  isDone() {
    return this.history.account
      .entries()
      .every(({ entry }) => entry.state === 'delivered' || entry.state === 'stopped');
  }

  async carryOut({ atMs, action, instance, latencyMs, faults }: Step, number: number) {
    await this.harness.time.sleep(atMs);
    const plan = { faults, latencyMs, variables: this.history.account.variables };
    await this.#act(action, number, () => this.#instance(instance), plan);
  }

  async #act(action: Action, number: number, instance: () => Instance, plan: InvocationPlan) {
    const { account, deliveries } = this.history;
    switch (action.kind) {
      case 'event': {
        const { repeats } = action;
        const marker = repeats === null ? `single ${number}` : `repeated ${repeats}`;
        const request = account.request(marker, repeats === null ? null : `token ${repeats}`);
        const invocation = await instance().receive(request, plan);
        deliveries.push({ marker, isRepeated: repeats !== null, invocation, endedAt: this.harness.time.now() });
        this.#checkKept(marker, invocation);
        break;
      }
      case 'retry':
        await instance().retry(plan);
        break;
      case 'send-again':
        await instance().person(plan, async (context) => {
          const entries = account.entries().filter(({ id }) => id.destination === action.destination);
          const chosen = entries[action.nth % Math.max(1, entries.length)];
          return chosen && sendAgain(context, chosen.id);
        });
        break;
      case 'send-all-again':
        await instance().person(plan, (context) => sendAllAgain(context, RELAY));
        break;
      case 'remove':
      case 'add':
        account[action.kind](action.destination);
        break;
      case 'detach':
        account.detach();
        break;
      case 'exchange-secret':
        account.exchangeSecret();
        break;
      case 'spoil-secret':
        account.spoilSecret();
        break;
      case 'disallow':
      case 'allow':
        account[action.kind]();
        break;
      case 'vandalize':
        account.vandalize(action.deletes);
        break;
    }
  }

  /** An answer of 2xx promises that each destination has the event, or the outbox, at this moment. */
  #checkKept(marker: string, invocation: Invocation) {
    if (invocation.status !== 200) return;
    const { account, attempts, ids, violations } = this.history;
    const now = this.harness.time.now();
    // If all destinations have timed out a moment ago, only the outbox knows the ID.
    const id = attempts.find((attempt) => attempt.marker === marker)?.id ?? account.idInForms(marker);
    if (id !== undefined) ids.set(marker, id);
    const kept = new Set(account.entries().map(({ id }) => `${id.event} ${id.destination}`));
    for (const destination of DESTINATIONS) {
      if (!isChosen(account, destination, invocation, now)) continue;
      const isAccepted = attempts.some(
        (attempt) => attempt.marker === marker && attempt.destination === destination && attempt.isAccepted,
      );
      const isKept = kept.has(`${id} ${destination}`);
      if (!isAccepted && !isKept)
        violations.push(`${marker}: answered with 200, but ${destination} and the outbox lack it`);
    }
  }

  /** Returns an instance without an invocation in progress. */
  #instance(number: number): Instance {
    const known = this.#instances[number];
    if (known !== undefined && !known.isBusy) return known;
    const created = new Instance(this.harness, SKEWS_MS[number] ?? 0, this.destination, this.defect);
    this.#instances[number] = created;
    return created;
  }

  /** Plays the destinations. */
  readonly destination = async (request: DialRequest, invocation: Invocation): Promise<DialResult> => {
    const { time } = this.harness;
    const destination = DESTINATIONS.find((id) => URLS[id] === request.url);
    if (destination === undefined) throw new Error(`No destination has the URL ${request.url}`);
    const behavior = this.#nextBehavior(destination);
    const attempt: Attempt = {
      destination,
      request,
      id: request.headers['webhook-id'] ?? '',
      marker: new URLSearchParams(request.body).get('Marker') ?? '',
      invocation,
      startedAt: time.now(),
      isAccepted: isAccepting(behavior),
      known: null,
    };
    this.history.attempts.push(attempt);
    if (behavior.ms > 0) await time.sleep(behavior.ms);
    const outcome = outcomeOf(behavior);
    if (outcome.kind === 'answered' && outcome.status === 200 && !invocation.isDead) {
      attempt.known = { at: time.now(), faults: invocation.faults };
    }
    return { outcome, retryAfter: (behavior.kind === 'answers' && behavior.retryAfter) || null };
  };

  #nextBehavior(destination: DestinationId): Behavior {
    if (this.hasEnded) return { kind: 'answers', status: this.given.end === 'mended' ? 200 : 500, ms: 20 };
    const number = this.#requests.get(destination) ?? 0;
    this.#requests.set(destination, number + 1);
    return (
      this.given.behaviors[destination][number] ?? { kind: 'answers', status: number % 2 === 0 ? 200 : 500, ms: 20 }
    );
  }
}

/** Returns whether a destination was one of the attachment's during a whole invocation. */
export const isChosen = (account: Account, destination: DestinationId, invocation: Invocation, endedAt: number) =>
  account.isAllowed(destination, invocation.startedAt, endedAt, 'always') && isInSettings(destination, invocation);

/** Returns whether the settings of an invocation allow a destination. */
export const isInSettings = (destination: DestinationId, { plan }: Invocation) =>
  destination !== 'quality' || plan.variables.DESTINATION_QUALITY !== undefined;

const isAccepting = (behavior: Behavior) =>
  behavior.kind === 'unheard' || (behavior.kind === 'answers' && behavior.status === 200);

function outcomeOf(behavior: Behavior): Outcome {
  const { ms } = behavior;
  return behavior.kind === 'answers'
    ? { kind: 'answered', status: behavior.status, ms }
    : { kind: 'unanswered', why: behavior.why, ms };
}
