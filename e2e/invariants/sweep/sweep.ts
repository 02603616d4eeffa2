/**
 * The sweep removes exactly the webhooks of this plugin that are old and unused: all of them, and nothing else. This
 * holds when it is interrupted and started again, when it runs twice at the same time, when requests to Twilio fail,
 * and while users attach and detach.
 */
import { isDeepStrictEqual } from 'node:util';
import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { Failure } from '../../../src/contract/failures';
import type { SweepPosition } from '../../../src/contract/paging';
import { fail, type Result } from '../../../src/contract/result';
import { runSweepPasses, type SweepAnswer, type SweepFailure, type SweepTotals } from '../../../tools/sweep/passes';
import { PAGINGS, smallPages } from '../../fixtures/behavior';
import { Harness } from '../../fixtures/harness';
import { SeededRandom } from '../shared/seeded-random';
import type { Options, SuiteResult } from '../shared/suite';
import { call } from './call';
import { attachAndDetach, type UserState } from './concurrent-users';
import { fillAccount, type LargeAccount, type Scale } from './large-account';
import { currentInvocation, MortalInvocation, type NetworkConditions, unreliableNetwork } from './network';

interface Scenario extends NetworkConditions {
  readonly name: string;
  /** Whether the kinds of webhooks are mixed in the list. */
  readonly isMixed: boolean;
  /** Whether the list of channels is empty if an interaction has none. If not, it is not found. */
  readonly emptyChannelListExists: boolean;
  /** The number of sweeps that run at the same time. */
  readonly sweepers: number;
  /** How many times the function dies. Half of the times its caller dies, too, and has to start again. */
  readonly deaths: number;
}

const CALM = {
  latencyMs: 20,
  faultShare: 0,
  isMixed: true,
  emptyChannelListExists: true,
  sweepers: 1,
  deaths: 0,
} as const;

export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  { ...CALM, name: 'undisturbed' },
  {
    ...CALM,
    name: 'one kind after the other, slow Twilio',
    isMixed: false,
    emptyChannelListExists: false,
    latencyMs: 600,
  },
  { ...CALM, name: 'interrupted and started again', latencyMs: 100, deaths: 40 },
  { ...CALM, name: 'two sweeps at the same time', latencyMs: 100, sweepers: 2 },
  { ...CALM, name: '5 % faults', latencyMs: 100, faultShare: 0.05 },
  {
    name: 'all together',
    isMixed: true,
    emptyChannelListExists: false,
    latencyMs: 150,
    faultShare: 0.05,
    sweepers: 2,
    deaths: 20,
  },
];

/** Every scenario with one kind of pages, by turns, and then every scenario with the other kind. */
const CASES = [0, 1].flatMap((turn) =>
  SCENARIOS.map((scenario, index) => ({ scenario, pagesBy: PAGINGS[(index + turn) % PAGINGS.length] ?? 'number' })),
);

const FULL_SCALE: Scale = { orphans: 1_000, foreign: 5_000, live: 500, young: 20 };

/** A run is a whole account. The cases take turns. */
export const defaultRuns = CASES.length;

/** Younger webhooks must not be swept. Repeated here, so that a wrong age in the functions is noticed. */
const MIN_AGE_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const USERS = ['bob', 'sam', 'ada'] as const;
const CONCURRENT_USERS = 12;
const SHOWN = 5;
const MAX_PASSES = 60;
/** By then the platform has killed a function that died. */
const KILLED_MS = 10_000;

export const check = (options: Options): Promise<SuiteResult> => checkAt(FULL_SCALE, options);

/** @param largestPage The number of webhooks on a page at most, so that small accounts have several pages, too. */
export async function checkAt(
  scale: Scale,
  { runs, seed }: Options,
  largestPage = ASSUMED.largestPage,
): Promise<SuiteResult> {
  let violations = 0;
  let removed = 0;
  for (let run = 0; run < runs; run += 1) {
    const { scenario, pagesBy } = CASES[run % CASES.length] ?? { scenario: SCENARIOS[0], pagesBy: 'number' as const };
    const startedAt = Date.now();
    const { emptyChannelListExists } = scenario;
    const harness = new Harness({ ...smallPages(pagesBy, largestPage), emptyChannelListExists });
    const result = await runOnce(scenario, harness, scale, seed + run);
    violations += result.violations.length;
    removed += result.removed;
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    const figures = `${result.removed} removed, ${result.calls} calls, ${result.requests} requests`;
    console.log(`${scenario.name}, pages by ${pagesBy}: ${figures}, ${result.minutes} virtual minutes, ${seconds} s`);
    for (const violation of result.violations.slice(0, SHOWN)) console.log(`  ✗ ${violation}`);
  }
  const account = `${scale.orphans} orphans among ${scale.foreign} of others and ${scale.live} live ones`;
  return { summary: `${runs} runs over ${account}, ${removed} removed`, violations };
}

/** Thrown when the caller of the function dies together with it. */
class CallerDied extends Error {}

async function runOnce(scenario: Scenario, harness: Harness, scale: Scale, seed: number) {
  const random = new SeededRandom(seed);
  const account = fillAccount(harness, scale, scenario.isMixed, random);
  const violations: string[] = [];
  let deaths = scenario.deaths;
  let calls = 0;
  let operations = 0;
  let lastDeletionAt = 0;

  harness.network = unreliableNetwork(scenario, random, harness.time.sleep, (method, url, invocation) => {
    const ttid = /InteractionWebhooks\/(\w+)$/.exec(url)?.[1];
    if (method !== 'DELETE' || invocation?.isSweep !== true || ttid === undefined) return;
    lastDeletionAt = harness.time.now();
    const violation = deletionViolation(harness, ttid);
    if (violation !== null) violations.push(violation);
  });

  const callSweep = async (identity: string, position: SweepPosition | null): Promise<Result<SweepAnswer, Failure>> => {
    const dies = deaths > 0 && random.chance(0.5);
    if (dies) deaths -= 1;
    calls += 1;
    const invocation = new MortalInvocation(true, dies ? 1 + random.below(60) : undefined);
    const answer = await currentInvocation.run(invocation, () =>
      call(harness, identity, 'sweep', { from: position ?? '', isRehearsal: 'false' }),
    );
    if (!invocation.isDead) return answer;
    if (random.chance(0.5)) throw new CallerDied();
    return fail({ code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: KILLED_MS });
  };

  const sweepUntilDone = async (identity: string): Promise<Result<SweepTotals, SweepFailure>> => {
    for (;;) {
      try {
        const options = { wait: harness.time.sleep, maxPasses: MAX_PASSES };
        return await runSweepPasses((position) => callSweep(identity, position), options);
      } catch (error) {
        if (!(error instanceof CallerDied)) throw error;
      }
    }
  };

  const startedAt = harness.time.now();
  const nextOperation = () => {
    operations += 1;
    return operations;
  };
  const users = Array.from({ length: CONCURRENT_USERS }, (_, index) =>
    attachAndDetach(harness, USERS[index % USERS.length] ?? 'bob', random, nextOperation),
  );
  const sweepers = ['sam', 'ada'].slice(0, scenario.sweepers).map(sweepUntilDone);
  const [states, swept] = await harness.time.run(Promise.all([Promise.all(users), Promise.all(sweepers)]));

  for (const result of swept) if (!result.ok) violations.push(`the sweep gave up: ${result.failure.code}`);
  violations.push(...accountViolations(harness, account, states));
  return {
    violations,
    calls,
    requests: harness.sent.length,
    removed: account.orphans.filter((ttid) => !harness.world.webhooks.has(ttid)).length,
    minutes: Math.round((Math.max(lastDeletionAt, harness.time.now()) - startedAt) / 60_000),
  };
}

/** Why the sweep must not delete a webhook at this moment, or null if it may. */
function deletionViolation({ world, time }: Harness, ttid: string): string | null {
  const webhook = world.webhooks.get(ttid);
  if (webhook === undefined) return null;
  const name = webhook.type === 'interaction' ? parseFriendlyName(webhook.friendlyName) : null;
  if (name === null) return `${ttid} was swept, and is foreign`;
  if (time.now() - name.createdAt <= MIN_AGE_MS) return `${ttid} was swept too young`;
  const interaction = world.interactions.get(name.interaction);
  const channel = world.channels.get(interaction?.channelSid ?? '');
  // Without a channel, an interaction is over one day after its webhook was made.
  const isOpen = channel === undefined ? time.now() - name.createdAt <= DAY_MS : channel.status === 'active';
  return isOpen && interaction?.webhookTtid === ttid ? `${ttid} was swept while in use` : null;
}

function accountViolations(
  { world }: Harness,
  { orphans, foreign, live }: LargeAccount,
  states: readonly UserState[],
): string[] {
  const violations: string[] = [];
  for (const ttid of orphans) if (world.webhooks.has(ttid)) violations.push(`the orphan ${ttid} still exists`);
  for (const [ttid, webhook] of foreign) {
    if (!isDeepStrictEqual(world.webhooks.get(ttid), webhook)) violations.push(`the foreign ${ttid} has changed`);
  }
  for (const [ttid, interaction] of live) {
    const isBound = world.interactions.get(interaction)?.webhookTtid === ttid;
    if (!isBound || !world.webhooks.has(ttid)) violations.push(`the live ${ttid} was unbound or deleted`);
  }
  for (const { interaction, ttid } of states) {
    if (ttid === undefined) continue;
    const bound = world.interactions.get(interaction)?.webhookTtid ?? null;
    if (bound !== ttid) violations.push(`${interaction} holds ${bound}, and ${ttid} was attached`);
    if (ttid !== null && !world.webhooks.has(ttid)) violations.push(`${ttid} was just attached, and is gone`);
  }
  return violations;
}
