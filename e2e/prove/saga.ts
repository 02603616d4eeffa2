/**
 * Whatever goes wrong while somebody attaches, replaces or detaches, no webhook is lost and no answer is a lie.
 *
 * The functions' own code runs over Local Twilio's own state. Every request of a run without faults, and of every run
 * with one, is struck by everything that can befall it; then come longer sequences at random.
 */
import fc from 'fast-check';
import { formatFriendlyName } from '../../functions/lib/friendly-name';
import { inspectorUrl, newTimeline } from '../../functions/lib/inspector';
import { LIFETIME_S } from '../../functions/lib/twilio/lifetime';
import type { Attachment } from '../../functions/lib/twilio/records';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { ACCOUNT } from '../../local/world/model';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { Ttid, WorkerSid } from '../../src/contract/sids';
import type { TimelineName } from '../../src/contract/timeline';
import { timelines as timelinesOf } from '../functions/events';
import { Stage } from '../functions/stage';
import { aliceSubject } from '../functions/subjects';
import { type Act, contradictions } from './saga-laws';
import {
  attaching,
  boundTo,
  delivering,
  detaching,
  foreignHarmed,
  operationId,
  registerForeign,
  SETTLED_MS,
  snapshot,
  sweep,
  timelinesLost,
} from './scene';
import { STRIKES } from './strikes';
import type { Options, Verdict } from './suite';
import { type Outcome, type Plan, SMOOTH, type Strike, Wire } from './wire';

export const defaultRuns = 10_000;

const CRM = 'https://crm.example.com/interaction-events';
const OLD_EVENTS = LIVE_EVENTS.slice(0, 1);
const OLD_NONCE = 'f'.repeat(16);
const NEW_EVENTS = LIVE_EVENTS.slice(1);

interface Scenario {
  readonly identity: 'alice' | 'sam';
  /** Brings about the situation in which the person acts; the answer is somebody else's webhook, if there is one. */
  readonly prepare: (stage: Stage) => Ttid | null;
  readonly act: 'attach' | 'detach';
  /** Where it is attached to, if not to the CRM. */
  readonly destination?: 'inspector';
}

/** Leaves behind what an attach does: a webhook under a name of ours, bound, with its record and its timeline. */
function attachOld(stage: Stage, identity: string, displaced: Ttid | null, timeline: TimelineName | null = null) {
  const { world, sync, time } = stage;
  const { interactionSid, taskSid } = aliceSubject(stage);
  const worker = world.users.get(identity)?.workerSid;
  const { ttid } = world.registerWebhook({
    type: 'interaction',
    url: timeline === null ? CRM : inspectorUrl(FUNCTIONS_DOMAIN, timeline),
    method: 'POST',
    events: [...OLD_EVENTS],
    friendlyName: formatFriendlyName({ interaction: interactionSid, createdAt: time.now(), nonce: OLD_NONCE }),
  });
  world.bindWebhook(interactionSid, ttid);
  const data: Attachment = {
    state: 'bound',
    nonce: OLD_NONCE,
    operationId: operationId(1),
    taskSid,
    workerSid: worker === undefined ? null : (worker as WorkerSid),
    attachedBy: identity,
    attachedAt: new Date(time.now()).toISOString(),
    displaced,
    timeline,
    ttid: ttid as Ttid,
  };
  const { maps } = sync.service(ACCOUNT.recordsSyncServiceSid);
  const by = { by: 'system' };
  maps.create({ uniqueName: 'interaction-webhooks' }, by).add(interactionSid, { data, ttl: LIFETIME_S }, by);
  if (timeline !== null) sync.service('default').maps.create({ uniqueName: timeline, ttl: LIFETIME_S }, by);
}

const nothing = () => null;

function ours(stage: Stage) {
  attachOld(stage, 'alice', null);
  return null;
}

function inspected(stage: Stage) {
  attachOld(stage, 'alice', null, newTimeline('f'.repeat(32)));
  return null;
}

function foreign(stage: Stage) {
  const ttid = registerForeign(stage);
  stage.world.bindWebhook(aliceSubject(stage).interactionSid, ttid);
  return ttid;
}

function oursOverForeign(stage: Stage) {
  const ttid = foreign(stage);
  attachOld(stage, 'sam', ttid);
  return ttid;
}

function dangling(stage: Stage) {
  attachOld(stage, 'alice', null);
  stage.world.webhooks.clear();
  return null;
}

export const SCENARIOS = {
  attach: { identity: 'alice', prepare: nothing, act: 'attach' },
  'attach over a ttid that leads nowhere': { identity: 'alice', prepare: dangling, act: 'attach' },
  'replace ours': { identity: 'alice', prepare: ours, act: 'attach' },
  'replace somebody else’s': { identity: 'sam', prepare: foreign, act: 'attach' },
  'replace ours that displaced somebody else’s': { identity: 'sam', prepare: oursOverForeign, act: 'attach' },
  detach: { identity: 'alice', prepare: ours, act: 'detach' },
  'attach to the inspector': { identity: 'alice', prepare: nothing, act: 'attach', destination: 'inspector' },
  'replace the inspector by the inspector': {
    identity: 'alice',
    prepare: inspected,
    act: 'attach',
    destination: 'inspector',
  },
  'detach from the inspector': { identity: 'alice', prepare: inspected, act: 'detach' },
  'detach ours that displaced somebody else’s': { identity: 'sam', prepare: oursOverForeign, act: 'detach' },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

export interface Case {
  readonly scenario: ScenarioName;
  /** Whether `WebhookTtid=` unbinds. */
  readonly clears: boolean;
  /** Whether the person submits the same thing once more, as the panel does. */
  readonly repeats: boolean;
  /** How long every request takes, in milliseconds. */
  readonly latency: number;
  /** What befalls which request, by its number. */
  readonly strikes: readonly (readonly [index: number, strike: Strike])[];
}

export interface Report {
  readonly violations: readonly string[];
  readonly outcome: Outcome;
  /** How many timelines there were once it was answered. */
  readonly timelines: number;
  /** Everything that could be seen of the run, so that two that cannot be told apart are known. */
  readonly appearance: string;
}

/** What follows without faults depends on nothing but what the account holds: the same state is followed up once. */
export class Sequels {
  readonly #known = new Map<string, Promise<string[]>>();

  of(state: string, follow: () => Promise<string[]>): Promise<string[]> {
    const known = this.#known.get(state) ?? follow();
    this.#known.set(state, known);
    return known;
  }

  get size() {
    return this.#known.size;
  }
}

export async function runCase(
  { scenario, clears, repeats, latency, strikes }: Case,
  sequels = new Sequels(),
): Promise<Report> {
  const { identity, prepare, act: name, destination }: Scenario = SCENARIOS[scenario];
  const stage = new Stage({ emptyTtidClears: clears, deletingUnbinds: false });
  const wire = new Wire(stage);
  // The invocation that attached it has been over for long.
  const displaced = prepare(stage);
  await stage.time.run(stage.time.sleep(60_000));
  const subject = aliceSubject(stage);
  const first = snapshot(stage);
  const seen = boundTo(first, subject.interactionSid);
  const act: Act =
    name === 'attach'
      ? { name, request: attaching(subject, seen, NEW_EVENTS, 2, destination) }
      : { name, request: detaching(subject, seen ?? '', 2) };

  const byIndex = new Map(strikes);
  const plan: Plan = { strike: (index) => byIndex.get(index), delay: () => ({ out: latency, back: 0 }) };
  const perform = async (how: Plan) => {
    const before = snapshot(stage);
    const outcome = await stage.time.run(
      act.name === 'attach'
        ? wire.ask(identity, 'attach', act.request, how)
        : wire.ask(identity, 'detach', act.request, how),
    );
    return { act, outcome, before, after: snapshot(stage) };
  };

  const acted = await perform(plan);
  const violations = contradictions(acted);
  const timelines = timelinesOf(stage).length;
  const isOnTheWay = strikes.some(([, { kind }]) => kind === 'latency');
  const appearance = JSON.stringify([
    acted.outcome.invocation.sent,
    isOnTheWay && strikes,
    told(acted.outcome),
    ...state(stage),
  ]);
  if (repeats) {
    await stage.time.run(stage.time.sleep(2_000));
    const again = contradictions(await perform(SMOOTH));
    // What is still on its way may arrive at any moment.
    if (!isOnTheWay) violations.push(...again.map((violation) => `once more: ${violation}`));
  }
  await stage.time.run(stage.time.sleep(SETTLED_MS));
  const sequel = async () => [
    ...(await sweep(stage)),
    ...timelinesLost(stage),
    ...(await isUsable(stage, identity, displaced)),
    ...foreignHarmed(first, snapshot(stage)),
  ];
  violations.push(...(await sequels.of(JSON.stringify([scenario, clears, settled(stage)]), sequel)));
  return { violations, outcome: acted.outcome, timelines, appearance };
}

const told = ({ result }: Outcome) => {
  if (result === null || result.ok || !('requestId' in result.failure)) return result;
  return { ...result.failure, requestId: null };
};

const state = (stage: Stage) => {
  const { world, sync } = stage;
  const map = sync.service(ACCOUNT.recordsSyncServiceSid).maps.find('interaction-webhooks');
  const records = map?.items().map(({ key, data }) => [key, data]) ?? null;
  const timelines = timelinesOf(stage).map(({ uniqueName }) => uniqueName);
  return [[...world.webhooks.values()], [...world.interactions.values()], records, timelines];
};

/** The state without the times in it, which are all long past. */
const settled = (stage: Stage) => JSON.stringify(state(stage)).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

/** Nothing is locked for ever: the same person can attach and detach, and what was displaced comes back. */
async function isUsable(stage: Stage, identity: string, displaced: Ttid | null): Promise<string[]> {
  const subject = aliceSubject(stage);
  const { interactionSid } = subject;
  const seen = boundTo(snapshot(stage), interactionSid);
  const attached = await stage.as(identity, 'attach', attaching(subject, seen, NEW_EVENTS, 3));
  if (!attached.ok) return [`a later attach failed: ${attached.failure.code}`];
  const ttid = boundTo(snapshot(stage), interactionSid);
  const detached = await stage.as(identity, 'detach', detaching(subject, ttid ?? '', 4));
  if (!detached.ok) return [`a later detach failed: ${detached.failure.code}`];
  const left = delivering(snapshot(stage), interactionSid);
  if (left !== displaced) return [`after a later detach ${left} is bound, not ${displaced}`];
  await stage.time.run(stage.time.sleep(SETTLED_MS));
  return sweep(stage);
}

/** Counts runs, and keeps the first violations to be shown. */
export class Tally {
  runs = 0;
  violations = 0;
  readonly shown: string[] = [];
  readonly sequels = new Sequels();

  add(what: Case, { violations }: Report) {
    this.runs += 1;
    if (violations.length === 0) return;
    this.violations += 1;
    if (this.shown.length < SHOWN) this.shown.push(`${JSON.stringify(what)}\n  ${violations.join('\n  ')}`);
  }
}

const SHOWN = 20;

/** How much of what can be enumerated is run. */
export interface Extent {
  /** Whether each single strike is also run with the person submitting once more, or only so. */
  readonly repeats: readonly boolean[];
  /** Which of the pairs are run; they are numbered from 1. */
  readonly takes: (pair: number) => boolean;
}

export const EVERYTHING: Extent = { repeats: [false, true], takes: () => true };

/** A run for every request and everything that can befall it, and for pairs of these. */
export async function enumerate(
  scenario: ScenarioName,
  clears: boolean,
  tally: Tally,
  { repeats, takes }: Extent,
): Promise<{ readonly requests: number; readonly singles: number; readonly pairs: number }> {
  const base = { scenario, clears, repeats: false, latency: 0 };
  const run = async (what: Case) => {
    const report = await runCase(what, tally.sequels);
    tally.add(what, report);
    return report;
  };
  const requests = (await run({ ...base, strikes: [] })).outcome.invocation.sent.length;
  let singles = 0;
  let pairs = 0;
  let candidates = 0;
  for (let index = 0; index < requests; index += 1) {
    // Two strikes after which nothing can be told apart have the same sequels.
    const distinct = new Map<string, { strike: Strike; sent: number }>();
    for (const strike of STRIKES) {
      const what = { ...base, strikes: [[index, strike]] } as const;
      const reports: Report[] = [];
      for (const again of repeats) reports.push(await run({ ...what, repeats: again }));
      singles += reports.length;
      for (const { outcome, appearance } of reports) {
        if (!distinct.has(appearance)) distinct.set(appearance, { strike, sent: outcome.invocation.sent.length });
      }
    }
    for (const { strike, sent } of distinct.values()) {
      if (strike.kind === 'death') continue;
      for (let second = index + 1; second < sent; second += 1) {
        for (const other of STRIKES) {
          candidates += 1;
          if (!takes(candidates)) continue;
          await run({
            ...base,
            repeats: candidates % 2 === 0,
            strikes: [
              [index, strike],
              [second, other],
            ],
          });
          pairs += 1;
        }
      }
    }
  }
  return { requests, singles, pairs };
}

const LATENCIES = [0, 50, 300, 900, 2_000];
const MOST_REQUESTS = 40;

const anyCase: fc.Arbitrary<Case> = fc.record({
  scenario: fc.constantFrom(...SCENARIO_NAMES),
  clears: fc.boolean(),
  repeats: fc.boolean(),
  latency: fc.constantFrom(...LATENCIES),
  strikes: fc.uniqueArray(fc.tuple(fc.nat(MOST_REQUESTS - 1), fc.constantFrom(...STRIKES)), {
    selector: ([index]) => index,
    minLength: 1,
    maxLength: 24,
  }),
});

/** The counterexample, if there is one. */
export async function sequences({ runs, seed }: Options): Promise<string | null> {
  const sequels = new Sequels();
  const law = fc.asyncProperty(anyCase, async (what) => {
    const { violations } = await runCase(what, sequels);
    if (violations.length > 0) throw new Error(violations.join('\n'));
  });
  const details = await fc.check(law, { numRuns: runs, seed });
  return details.failed ? (fc.defaultReportMessage(details) ?? 'no counterexample') : null;
}

const count = (number: number) => number.toLocaleString('en-US');

export async function prove(options: Options): Promise<Verdict> {
  const tally = new Tally();
  for (const scenario of SCENARIO_NAMES) {
    for (const clears of [true, false]) {
      const { requests, singles, pairs } = await enumerate(scenario, clears, tally, EVERYTHING);
      const clearing = clears ? 'clearing' : 'not clearing';
      console.log(`${scenario}, ${clearing}: ${requests} requests, ${count(singles)} single, ${count(pairs)} in pairs`);
    }
  }
  for (const shown of tally.shown) console.log(shown);
  const counterexample = await sequences(options);
  if (counterexample !== null) console.log(counterexample);
  console.log(`at random: ${count(options.runs)}`);
  return {
    summary: `${count(tally.runs + options.runs)} runs`,
    violations: tally.violations + (counterexample === null ? 0 : 1),
  };
}
