/**
 * Several users attach, replace and detach on the same interactions at the same time, while requests to Twilio fail.
 * Some serial order of their operations explains the final bindings, and no webhook is lost.
 *
 * fast-check chooses how long each request takes, and with that the order in which requests arrive.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { type Behavior, LENIENT } from '../../../local/twilio/flex-api/behavior';
import { ENDPOINTS, type Subject } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import { PAGINGS, smallPages } from '../../fixtures/behavior';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';
import { foreignWebhooksChanged, SETTLED_MS, sweepViolations } from '../shared/account-invariants';
import { findCounterexample } from '../shared/counterexample';
import { type Delay, EVERY_FAULT, NO_DELAY, type PlannedFault, type RequestFault } from '../shared/fault-plan';
import type { Invocation, InvocationResult } from '../shared/invocation';
import { formatCount } from '../shared/report';
import { boundTo, type Snapshot, snapshot } from '../shared/snapshot';
import { type Submission, submit } from '../shared/submission';
import type { Options, SuiteResult } from '../shared/suite';
import { isExplained, type Operation, type SerialContext } from './serial-order';

export const defaultRuns = 10_000;

const ANSWER_WITHIN_MS = 10_000;

/** Each user with the interactions they can reach. */
const USERS = {
  alice: [aliceSubject],
  bob: [bobSubject],
  sam: [aliceSubject, bobSubject],
  ada: [aliceSubject, bobSubject],
} as const;

type User = keyof typeof USERS;

/** A user pauses, reads what is bound, thinks, and submits. */
interface Step {
  readonly wish: Submission['name'];
  /** Whether it concerns the second interaction, for users who can reach two. */
  readonly usesOtherInteraction: boolean;
  /** Whether the request spells all identifiers in another way than Twilio. */
  readonly isRespelled: boolean;
  readonly pauseMs: number;
  readonly thinkingMs: number;
  readonly delays: readonly Delay[];
  readonly faults: readonly PlannedFault[];
}

export interface Crowd {
  /** Whether `WebhookTtid=` unbinds. Twilio does not document it. */
  readonly emptyTtidClears: boolean;
  readonly pagesBy: Behavior['pagesBy'];
  /** Whether Twilio finds resources by any spelling of their identifiers. */
  readonly isLenient: boolean;
  /** Whether a foreign webhook is bound to the first interaction at the start. */
  readonly startsWithForeign: boolean;
  readonly users: readonly {
    readonly user: User;
    /** How far the clock of the functions that serve them is ahead, in milliseconds. */
    readonly clockSkewMs: number;
    readonly steps: readonly Step[];
  }[];
}

interface CompletedOperation extends Operation {
  readonly interaction: Subject['interactionSid'];
  readonly invocation: Invocation;
}

export interface Findings {
  readonly violations: readonly string[];
  readonly operations: number;
  /** Whether a write took effect after the function gave up on it. Then no serial order has to explain the end. */
  readonly hasLateWrite: boolean;
}

export async function runCrowd({
  emptyTtidClears,
  pagesBy,
  isLenient,
  startsWithForeign,
  users,
}: Crowd): Promise<Findings> {
  const harness = new Harness({ ...smallPages(pagesBy), ...(isLenient ? LENIENT : {}), emptyTtidClears });
  const foreign = registerForeign(harness);
  if (startsWithForeign) harness.world.bindWebhook(aliceSubject(harness).interactionSid, foreign);
  const start = snapshot(harness);
  const completed: CompletedOperation[] = [];
  let operations = 0;

  const take = async (user: User, step: Step, clockSkewMs: number) => {
    const [own, other = own] = USERS[user];
    const subject = (step.usesOtherInteraction ? other : own)(harness);
    const { interactionSid: interaction } = subject;
    await harness.time.sleep(step.pauseMs);
    const seen = boundTo(snapshot(harness), interaction);
    await harness.time.sleep(step.thinkingMs);
    operations += 1;
    const submission = submissionOf(step, subject, seen, operations);
    const faults = new Map(step.faults);
    const plan = {
      clockSkewMs,
      fault: (index: number) => faults.get(index),
      delay: (index: number) => step.delays[index % step.delays.length] ?? NO_DELAY,
    };
    const startedAt = harness.time.now();
    const invocationResult = await submit(harness, user, submission, plan, step.isRespelled);
    const endedAt = invocationResult.result === null ? Number.POSITIVE_INFINITY : harness.time.now();
    const { invocation } = invocationResult;
    const effect = effectOf(submission, invocationResult);
    completed.push({ submission, startedAt, endedAt, interaction, invocation, ...effect });
  };
  const takeAll = async ({ user, steps, clockSkewMs }: Crowd['users'][number]) => {
    for (const step of steps) await take(user, step, clockSkewMs);
  };
  await harness.time.run(Promise.all(users.map(takeAll)));
  await harness.time.run(harness.time.sleep(SETTLED_MS));

  const end = snapshot(harness);
  const hasLateWrite = completed.some(({ invocation }) => invocation.hasLateWrite);
  const context = { emptyTtidClears, isForeign: (ttid: string) => ttid === foreign };
  const late = completed.filter(
    ({ startedAt, endedAt }) => endedAt - startedAt > ANSWER_WITHIN_MS && endedAt !== Number.POSITIVE_INFINITY,
  );
  return {
    violations: [
      ...(hasLateWrite ? [] : unexplainedBindings(completed, start, end, context)),
      ...late.map(() => 'a function took longer than 10 s'),
      ...(await sweepViolations(harness)),
      ...foreignWebhooksChanged(start, snapshot(harness)),
    ],
    operations,
    hasLateWrite,
  };
}

function unexplainedBindings(
  completed: readonly CompletedOperation[],
  start: Snapshot,
  end: Snapshot,
  context: SerialContext,
): string[] {
  return [...end.bound].flatMap(([interaction, bound]) => {
    const operations = completed.filter((operation) => operation.interaction === interaction);
    const exists = bound !== null && end.webhooks.has(bound);
    const initial = start.bound.get(interaction) ?? null;
    if (isExplained({ operations, initial, final: { bound, exists } }, context)) return [];
    const holds = `${interaction} holds ${bound} (${exists ? 'exists' : 'does not exist'})`;
    return [`no serial order explains that ${holds}:\n    ${operations.map(describeOperation).join('\n    ')}`];
  });
}

const submissionOf = ({ wish }: Step, subject: Subject, seen: string | null, operation: number): Submission =>
  wish === 'detach' && seen !== null
    ? { name: 'detach', request: detachRequest(subject, seen, operation) }
    : { name: 'attach', request: attachRequest(subject, seen, LIVE_EVENTS, operation) };

/** Derives from the answer whether the operation took effect. */
function effectOf(
  { name }: Submission,
  { result, invocation }: InvocationResult,
): Pick<Operation, 'tookEffect' | 'ttids'> {
  const unclear = { tookEffect: 'maybe', ttids: invocation.registered } as const;
  if (result === null) return unclear;
  if (!result.ok) {
    const { code } = result.failure;
    return code === 'left-behind' || code === 'twilio-unavailable' ? unclear : { tookEffect: 'no', ttids: [] };
  }
  const { binding } = v.parse(ENDPOINTS[name].answer, result.value);
  return { tookEffect: 'yes', ttids: name === 'attach' && binding.state === 'attached' ? [binding.ttid] : [] };
}

const describeOperation = ({ submission, startedAt, endedAt, tookEffect, ttids }: Operation) => {
  const { name, request } = submission;
  const what = name === 'attach' ? `attach over ${request.seenTtid}` : `detach ${request.ttid}`;
  return `${startedAt % 1e6}–${endedAt % 1e6} ms: ${what}: took effect: ${tookEffect} ${ttids.join()}`;
};

/** Short enough that the function does not give up, so that only the order of arrival varies. */
const anyDelay: fc.Arbitrary<Delay> = fc.record({ out: fc.nat(900), back: fc.nat(900) });

const FAULTS_WITHOUT_LATE_WRITES = EVERY_FAULT.filter(({ kind }) => kind !== 'latency');
const MAX_REQUESTS = 16;

const anyStep = (faults: readonly RequestFault[]): fc.Arbitrary<Step> =>
  fc.record({
    wish: fc.constantFrom('attach', 'detach'),
    usesOtherInteraction: fc.boolean(),
    isRespelled: fc.boolean(),
    pauseMs: fc.nat(3_000),
    thinkingMs: fc.nat(1_500),
    delays: fc.array(anyDelay, { minLength: 1, maxLength: 8 }),
    faults: fc.uniqueArray(fc.tuple(fc.nat(MAX_REQUESTS - 1), fc.constantFrom(...faults)), {
      selector: ([index]) => index,
      maxLength: 3,
    }),
  });

const crowdOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<Crowd> =>
  fc.record({
    emptyTtidClears: fc.boolean(),
    pagesBy: fc.constantFrom(...PAGINGS),
    isLenient: fc.boolean(),
    startsWithForeign: fc.boolean(),
    users: fc.array(
      fc.record({
        user: fc.constantFrom<User>('alice', 'bob', 'sam', 'ada'),
        clockSkewMs: fc.constantFrom(-30_000, 0, 30_000),
        steps: fc.array(step, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  });

/** One crowd in five may have late writes. For these, only the invariants of the account are checked. */
const anyCrowd: fc.Arbitrary<Crowd> = fc.oneof(
  { weight: 4, arbitrary: crowdOf(anyStep(FAULTS_WITHOUT_LATE_WRITES)) },
  { weight: 1, arbitrary: crowdOf(anyStep(EVERY_FAULT)) },
);

export interface Exploration {
  /** Null when the invariants hold. */
  readonly counterexample: string | null;
  readonly operations: number;
  readonly runsWithLateWrites: number;
}

export async function explore(options: Options): Promise<Exploration> {
  let operations = 0;
  let runsWithLateWrites = 0;
  const invariants = fc.asyncProperty(anyCrowd, async (crowd) => {
    const findings = await runCrowd(crowd);
    operations += findings.operations;
    if (findings.hasLateWrite) runsWithLateWrites += 1;
    if (findings.violations.length > 0) throw new Error(findings.violations.join('\n'));
  });
  const counterexample = await findCounterexample(invariants, options);
  return { counterexample, operations, runsWithLateWrites };
}

export async function check(options: Options): Promise<SuiteResult> {
  const { counterexample, operations, runsWithLateWrites } = await explore(options);
  if (counterexample !== null) console.log(counterexample);
  const late = `${formatCount(runsWithLateWrites)} runs in which a write arrived after the function gave up on it`;
  console.log(`${formatCount(operations)} operations; ${late}`);
  return { summary: `${formatCount(options.runs)} runs`, violations: counterexample === null ? 0 : 1 };
}
