/**
 * Several people attach, replace and detach on the same interactions at the same time, while things go wrong: what the
 * interactions hold at the end is what some serial order of what they did explains, and no webhook is lost.
 *
 * Which of their requests overtakes which comes from the times that each takes; fast-check chooses them.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { ENDPOINTS } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import { Harness } from '../../fixtures/harness';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { Act } from '../saga/answer-invariants';
import {
  attaching,
  boundTo,
  detaching,
  foreignHarmed,
  registerForeign,
  SETTLED_MS,
  type Subject,
  snapshot,
  sweep,
} from '../shared/account-invariants';
import { STRIKES } from '../shared/fault-plan';
import { type Delay, type Invocation, type Outcome, type Strike, Wire } from '../shared/invocation';
import type { Options, Verdict } from '../shared/suite';
import { isExplained, type Operation } from './serial-order';

export const defaultRuns = 10_000;

const PEOPLE = {
  alice: [aliceSubject],
  bob: [bobSubject],
  sam: [aliceSubject, bobSubject],
  ada: [aliceSubject, bobSubject],
} as const;

type Person = keyof typeof PEOPLE;

/** One submit of a person: they look, think, and send. */
interface Deed {
  readonly wish: 'attach' | 'detach';
  /** On the other interaction, for those who may reach both. */
  readonly isOther: boolean;
  /** Between what they did before and looking, and between looking and sending, in milliseconds. */
  readonly pause: number;
  readonly thought: number;
  readonly delays: readonly Delay[];
  readonly strikes: readonly (readonly [index: number, strike: Strike])[];
}

export interface Crowd {
  readonly clears: boolean;
  /** Whether somebody else's webhook is bound to the first interaction when they begin. */
  readonly isTaken: boolean;
  readonly actors: readonly { readonly person: Person; readonly deeds: readonly Deed[] }[];
}

interface Done extends Operation {
  readonly interaction: Subject['interactionSid'];
  readonly invocation: Invocation;
}

export interface Findings {
  readonly violations: readonly string[];
  readonly operations: number;
  /** Whether a request arrived after the function had given it up: then no serial order need explain the end. */
  readonly hasStraggled: boolean;
}

export async function runCrowd({ clears, isTaken, actors }: Crowd): Promise<Findings> {
  const harness = new Harness({ emptyTtidClears: clears, deletingUnbinds: false });
  const wire = new Wire(harness);
  const foreign = registerForeign(harness);
  if (isTaken) harness.world.bindWebhook(aliceSubject(harness).interactionSid, foreign);
  const first = snapshot(harness);
  const done: Done[] = [];
  let operations = 0;

  const act = async (person: Person, deed: Deed) => {
    const [own, other = own] = PEOPLE[person];
    const subject = (deed.isOther ? other : own)(harness);
    const { interactionSid: interaction } = subject;
    await harness.time.sleep(deed.pause);
    const seen = boundTo(snapshot(harness), interaction);
    await harness.time.sleep(deed.thought);
    operations += 1;
    const wanted = wish(deed, subject, seen, operations);
    const strikes = new Map(deed.strikes);
    const plan = {
      strike: (index: number) => strikes.get(index),
      delay: (index: number) => deed.delays[index % deed.delays.length] ?? { out: 0, back: 0 },
    };
    const startedAt = harness.time.now();
    const outcome = await (wanted.name === 'attach'
      ? wire.ask(person, 'attach', wanted.request, plan)
      : wire.ask(person, 'detach', wanted.request, plan));
    const endedAt = outcome.result === null ? Number.POSITIVE_INFINITY : harness.time.now();
    const { invocation } = outcome;
    done.push({ act: wanted, startedAt, endedAt, interaction, invocation, ...clarity(wanted, outcome) });
  };
  const live = async ({ person, deeds }: Crowd['actors'][number]) => {
    for (const deed of deeds) await act(person, deed);
  };
  await harness.time.run(Promise.all(actors.map(live)));
  await harness.time.run(harness.time.sleep(SETTLED_MS));

  const last = snapshot(harness);
  const hasStraggled = done.some(({ invocation }) => invocation.hasStraggled);
  const violations = hasStraggled
    ? []
    : [...last.bound.keys()].filter((interaction) => {
        const bound = last.bound.get(interaction) ?? null;
        const history = {
          operations: done.filter((operation) => operation.interaction === interaction),
          initial: first.bound.get(interaction) ?? null,
          final: { bound, exists: bound !== null && last.webhooks.has(bound) },
        };
        return !isExplained(history, { clears, isForeign: (ttid) => ttid === foreign });
      });
  const unexplained = violations.map((interaction) => {
    const bound = last.bound.get(interaction) ?? null;
    const what = done.filter((operation) => operation.interaction === interaction).map(inWords);
    return `nothing explains that ${interaction} holds ${bound} (${last.webhooks.has(bound ?? '') ? 'there' : 'gone'}):\n    ${what.join('\n    ')}`;
  });
  const late = done.filter(
    ({ startedAt, endedAt }) => endedAt - startedAt > 10_000 && endedAt !== Number.POSITIVE_INFINITY,
  );
  return {
    violations: [
      ...unexplained,
      ...late.map(() => 'a function took longer than 10 s'),
      ...(await sweep(harness)),
      ...foreignHarmed(first, snapshot(harness)),
    ],
    operations,
    hasStraggled,
  };
}

function wish({ wish }: Deed, subject: Subject, seen: string | null, operation: number): Act {
  return wish === 'detach' && seen !== null
    ? { name: 'detach', request: detaching(subject, seen, operation) }
    : { name: 'attach', request: attaching(subject, seen, LIVE_EVENTS, operation) };
}

/** How much the answer tells about whether it took effect. */
function clarity({ name }: Act, { result, invocation }: Outcome): Pick<Operation, 'outcome' | 'ttids'> {
  const unclear = { outcome: 'unclear', ttids: invocation.registered } as const;
  if (result === null) return unclear;
  if (!result.ok) {
    const { code } = result.failure;
    return code === 'left-behind' || code === 'twilio-unavailable' ? unclear : { outcome: 'none', ttids: [] };
  }
  const { binding } = v.parse(ENDPOINTS[name].answer, result.value);
  return { outcome: 'ok', ttids: name === 'attach' && binding.state === 'attached' ? [binding.ttid] : [] };
}

const inWords = ({ act, startedAt, endedAt, outcome, ttids }: Operation) => {
  const what = act.name === 'attach' ? `attach over ${act.request.seenTtid}` : `detach ${act.request.ttid}`;
  return `${startedAt % 1e6}–${endedAt % 1e6} ms: ${what}: ${outcome} ${ttids.join()}`;
};

/** Faster than a function gives up, so that what overtakes what is all that is at stake. */
const anyDelay: fc.Arbitrary<Delay> = fc.record({ out: fc.nat(900), back: fc.nat(900) });

const KEPT = STRIKES.filter(({ kind }) => kind !== 'latency');
const MOST_REQUESTS = 16;

const anyDeed = (strikes: readonly Strike[]): fc.Arbitrary<Deed> =>
  fc.record({
    wish: fc.constantFrom('attach', 'detach'),
    isOther: fc.boolean(),
    pause: fc.nat(3_000),
    thought: fc.nat(1_500),
    delays: fc.array(anyDelay, { minLength: 1, maxLength: 8 }),
    strikes: fc.uniqueArray(fc.tuple(fc.nat(MOST_REQUESTS - 1), fc.constantFrom(...strikes)), {
      selector: ([index]) => index,
      maxLength: 3,
    }),
  });

const crowdOf = (deed: fc.Arbitrary<Deed>): fc.Arbitrary<Crowd> =>
  fc.record({
    clears: fc.boolean(),
    isTaken: fc.boolean(),
    actors: fc.array(
      fc.record({
        person: fc.constantFrom<Person>('alice', 'bob', 'sam', 'ada'),
        deeds: fc.array(deed, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  });

/** Mostly what a serial order must explain; now and then stragglers, after which only no webhook must be lost. */
export const anyCrowd: fc.Arbitrary<Crowd> = fc.oneof(
  { weight: 4, arbitrary: crowdOf(anyDeed(KEPT)) },
  { weight: 1, arbitrary: crowdOf(anyDeed(STRIKES)) },
);

export interface Explored {
  /** Null when the law holds. */
  readonly counterexample: string | null;
  readonly operations: number;
  /** How many crowds had a straggler. */
  readonly straggled: number;
}

export async function explore({ runs, seed }: Options): Promise<Explored> {
  let operations = 0;
  let straggled = 0;
  const law = fc.asyncProperty(anyCrowd, async (crowd) => {
    const findings = await runCrowd(crowd);
    operations += findings.operations;
    if (findings.hasStraggled) straggled += 1;
    if (findings.violations.length > 0) throw new Error(findings.violations.join('\n'));
  });
  const details = await fc.check(law, { numRuns: runs, seed });
  const counterexample = details.failed ? (fc.defaultReportMessage(details) ?? 'no counterexample') : null;
  return { counterexample, operations, straggled };
}

const count = (number: number) => number.toLocaleString('en-US');

export async function prove(options: Options): Promise<Verdict> {
  const { counterexample, operations, straggled } = await explore(options);
  if (counterexample !== null) console.log(counterexample);
  console.log(`${count(operations)} operations; in ${count(straggled)} runs a request arrived after it was given up`);
  return { summary: `${count(options.runs)} runs`, violations: counterexample === null ? 0 : 1 };
}
