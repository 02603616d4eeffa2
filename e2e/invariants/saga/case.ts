/** One case: somebody acts in a scenario, and things go wrong. */
import { timelines as timelinesOf } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import { attaching, boundTo, detaching, SETTLED_MS, snapshot } from '../shared/account-invariants';
import { type Outcome, type Plan, SMOOTH, type Strike, Wire } from '../shared/invocation';
import { type Act, contradictions } from './answer-invariants';
import { follow, Sequels, settled } from './follow-up';
import { holdings } from './holdings';
import { NEW_EVENTS, SCENARIOS, type Scenario, type ScenarioName } from './scenarios';

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

export async function runCase(
  { scenario, clears, repeats, latency, strikes }: Case,
  sequels = new Sequels(),
): Promise<Report> {
  const { identity, prepare, act: name, destination }: Scenario = SCENARIOS[scenario];
  const harness = new Harness({ emptyTtidClears: clears, deletingUnbinds: false });
  const wire = new Wire(harness);
  // The invocation that attached it has been over for long.
  const displaced = prepare(harness);
  await harness.time.run(harness.time.sleep(60_000));
  const subject = aliceSubject(harness);
  const first = snapshot(harness);
  const seen = boundTo(first, subject.interactionSid);
  const act: Act =
    name === 'attach'
      ? { name, request: attaching(subject, seen, NEW_EVENTS, 2, destination) }
      : { name, request: detaching(subject, seen ?? '', 2) };

  const byIndex = new Map(strikes);
  const plan: Plan = { strike: (index) => byIndex.get(index), delay: () => ({ out: latency, back: 0 }) };
  const perform = async (how: Plan) => {
    const before = snapshot(harness);
    const outcome = await harness.time.run(
      act.name === 'attach'
        ? wire.ask(identity, 'attach', act.request, how)
        : wire.ask(identity, 'detach', act.request, how),
    );
    return { act, outcome, before, after: snapshot(harness) };
  };

  const acted = await perform(plan);
  const violations = contradictions(acted);
  const timelines = timelinesOf(harness).length;
  const isOnTheWay = strikes.some(([, { kind }]) => kind === 'latency');
  const appearance = JSON.stringify([
    acted.outcome.invocation.sent,
    isOnTheWay && strikes,
    told(acted.outcome),
    ...holdings(harness),
  ]);
  if (repeats) {
    await harness.time.run(harness.time.sleep(2_000));
    const again = contradictions(await perform(SMOOTH));
    // What is still on its way may arrive at any moment.
    if (!isOnTheWay) violations.push(...again.map((violation) => `once more: ${violation}`));
  }
  await harness.time.run(harness.time.sleep(SETTLED_MS));
  const state = JSON.stringify([scenario, clears, settled(harness)]);
  violations.push(...(await sequels.of(state, () => follow(harness, { identity, displaced, first }))));
  return { violations, outcome: acted.outcome, timelines, appearance };
}

const told = ({ result }: Outcome) => {
  if (result === null || result.ok || !('requestId' in result.failure)) return result;
  return { ...result.failure, requestId: null };
};
