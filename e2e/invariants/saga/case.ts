/** One case: a user submits in a scenario, and some requests to Twilio fail. */
import { type Behavior, LENIENT } from '../../../local/twilio/flex-api/behavior';
import { smallPages } from '../../fixtures/behavior';
import { timelines as timelinesOf } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { aliceSubject } from '../../fixtures/subjects';
import { SETTLED_MS } from '../shared/account-invariants';
import { type FaultPlan, NO_FAULTS, type PlannedFault } from '../shared/fault-plan';
import type { InvocationResult } from '../shared/invocation';
import { accountContents, boundTo, snapshot } from '../shared/snapshot';
import { type Submission, submit } from '../shared/submission';
import { answerViolations } from './answer-invariants';
import { contentsWithoutTimes, FollowUps, followUpViolations } from './follow-up';
import { NEW_EVENTS, SCENARIOS, type Scenario, type ScenarioName } from './scenarios';

export interface Case {
  readonly scenario: ScenarioName;
  /** Whether `WebhookTtid=` unbinds. Twilio does not document it. */
  readonly emptyTtidClears: boolean;
  readonly pagesBy: Behavior['pagesBy'];
  /** Whether Twilio finds resources by any spelling, and the request has another one than Twilio. */
  readonly isLenient: boolean;
  /** Whether the user submits the same request again, as the panel does. */
  readonly resubmits: boolean;
  /** How long every request takes to reach Twilio. */
  readonly latencyMs: number;
  readonly faults: readonly PlannedFault[];
}

export interface CaseResult {
  readonly violations: readonly string[];
  readonly invocationResult: InvocationResult;
  /** The number of timelines right after the answer. */
  readonly timelines: number;
  /** Equal for two cases that nothing distinguishes after the answer. */
  readonly fingerprint: string;
}

export async function runCase(
  { scenario, emptyTtidClears, pagesBy, isLenient, resubmits, latencyMs, faults }: Case,
  followUps = new FollowUps(),
): Promise<CaseResult> {
  const { identity, prepare, submits: name, destinations = ['crm'] }: Scenario = SCENARIOS[scenario];
  const harness = new Harness({ ...smallPages(pagesBy), ...(isLenient ? LENIENT : {}), emptyTtidClears });
  const displaced = prepare(harness);
  // The invocation that attached the current webhook ended long ago.
  await harness.time.run(harness.time.sleep(60_000));
  const subject = aliceSubject(harness);
  const start = snapshot(harness);
  const seen = boundTo(start, subject.interactionSid);
  const submission: Submission =
    name === 'attach'
      ? { name, request: { ...attachRequest(subject, seen, NEW_EVENTS, 2), destinations: [...destinations] } }
      : { name, request: detachRequest(subject, seen ?? '', 2) };

  const byIndex = new Map(faults);
  const planned: FaultPlan = { fault: (index) => byIndex.get(index), delay: () => ({ out: latencyMs, back: 0 }) };
  const submitWith = async (plan: FaultPlan) => {
    const before = snapshot(harness);
    const invocationResult = await harness.time.run(submit(harness, identity, submission, plan, isLenient));
    return { submission, invocationResult, before, after: snapshot(harness) };
  };

  const answered = await submitWith(planned);
  const violations = answerViolations(answered);
  const { invocationResult } = answered;
  const timelines = timelinesOf(harness).length;
  const hasSlowRequest = faults.some(([, { kind }]) => kind === 'latency');
  const fingerprint = JSON.stringify([
    invocationResult.invocation.sent,
    hasSlowRequest && faults,
    withoutRequestId(invocationResult),
    ...accountContents(harness),
  ]);
  if (resubmits) {
    await harness.time.run(harness.time.sleep(2_000));
    const again = answerViolations(await submitWith(NO_FAULTS));
    // A slow request may still arrive at any moment, so the second answer promises nothing.
    if (!hasSlowRequest) violations.push(...again.map((violation) => `after resubmitting: ${violation}`));
  }
  await harness.time.run(harness.time.sleep(SETTLED_MS));
  const state = JSON.stringify([scenario, emptyTtidClears, pagesBy, isLenient, contentsWithoutTimes(harness)]);
  violations.push(...(await followUps.of(state, () => followUpViolations(harness, { identity, displaced, start }))));
  return { violations, invocationResult, timelines, fingerprint };
}

const withoutRequestId = ({ result }: InvocationResult) => {
  if (result === null || result.ok || !('requestId' in result.failure)) return result;
  return { ...result.failure, requestId: null };
};
