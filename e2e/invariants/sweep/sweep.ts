/**
 * The law: the sweep removes what is ours, old and unused, all of it and nothing else; also when it is interrupted,
 * begun again, run twice at once or hindered, and while people attach and detach.
 */
import { isDeepStrictEqual } from 'node:util';
import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import { type GivenUp, type Swept, sweepAll, type Totals } from '../../../tools/sweep/passes';
import { Harness } from '../../fixtures/harness';
import { Seeded } from '../shared/seeded-random';
import type { Options, Verdict } from '../shared/suite';
import { call } from './call';
import { type Doing, work } from './concurrent-users';
import { Fate, fates, network, type Weather } from './invocations';
import { type Account, fill, type Scale } from './large-account';

interface Scenario extends Weather {
  readonly name: string;
  /** Whether the list is in any order. */
  readonly isMixed: boolean;
  /** How many sweep at once. */
  readonly sweepers: number;
  /** So often the function dies, and in half of the cases whoever called it has to begin anew. */
  readonly deaths: number;
}

const CALM = { latencyMs: 20, faults: 0, isMixed: true, sweepers: 1, deaths: 0 } as const;

export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  { ...CALM, name: 'undisturbed' },
  { ...CALM, name: 'one kind after the other, at a slow Twilio', isMixed: false, latencyMs: 600 },
  { ...CALM, name: 'interrupted and begun anew', latencyMs: 100, deaths: 40 },
  { ...CALM, name: 'twice at once', latencyMs: 100, sweepers: 2 },
  { ...CALM, name: '5 % faults', latencyMs: 100, faults: 0.05 },
  { name: 'all of it', isMixed: true, latencyMs: 150, faults: 0.05, sweepers: 2, deaths: 20 },
];

export const FULL: Scale = { orphans: 1_000, others: 5_000, live: 500, young: 20 };

/** Each run is a whole account; by default one for each scenario. */
export const defaultRuns = SCENARIOS.length;

const MIN_AGE_MS = 15 * 60_000;
const PEOPLE = ['bob', 'sam', 'ada'] as const;
const WORKING = 12;
const SHOWN = 5;
const MAX_PASSES = 60;
/** Until the function that died has surely been killed. */
const KILLED_MS = 10_000;

export const prove = (options: Options): Promise<Verdict> => proveAt(FULL, options);

export async function proveAt(scale: Scale, { runs, seed }: Options): Promise<Verdict> {
  let violations = 0;
  let removed = 0;
  for (let run = 0; run < runs; run += 1) {
    const scenario = SCENARIOS[run % SCENARIOS.length] ?? SCENARIOS[0];
    const startedAt = Date.now();
    const outcome = await runOnce(scenario, scale, seed + run);
    violations += outcome.wrong.length;
    removed += outcome.removed;
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    const figures = `${outcome.removed} removed, ${outcome.calls} calls, ${outcome.requests} requests`;
    console.log(`${scenario.name}: ${figures}, ${outcome.minutes} virtual minutes, ${seconds} s`);
    for (const line of outcome.wrong.slice(0, SHOWN)) console.log(`  ✗ ${line}`);
  }
  const account = `${scale.orphans} orphans among ${scale.others} of others and ${scale.live} live ones`;
  return { summary: `${runs} runs over ${account}, ${removed} removed`, violations };
}

/** Thrown when whoever calls the function goes down with it. */
class CallerDied extends Error {}

async function runOnce(scenario: Scenario, scale: Scale, seed: number) {
  const random = new Seeded(seed);
  const harness = new Harness();
  const account = fill(harness, scale, scenario.isMixed, random);
  const wrong: string[] = [];
  let deaths = scenario.deaths;
  let calls = 0;
  let operations = 0;
  let lastWebhookSweptAt = 0;

  harness.network = network(scenario, random, harness.time.sleep, (method, url, fate) => {
    const ttid = /InteractionWebhooks\/(\w+)$/.exec(url)?.[1];
    if (method !== 'DELETE' || fate?.isSweep !== true || ttid === undefined) return;
    lastWebhookSweptAt = harness.time.now();
    const complaint = mayNotGo(harness, ttid);
    if (complaint !== null) wrong.push(complaint);
  });

  const ask = async (identity: string, place: number): Promise<Result<Swept, Failure>> => {
    const dies = deaths > 0 && random.chance(0.5);
    if (dies) deaths -= 1;
    calls += 1;
    const fate = new Fate(true, dies ? 1 + random.below(60) : undefined);
    const answer = await fates.run(fate, () =>
      call(harness, identity, 'sweep', { from: String(place), isRehearsal: 'false' }),
    );
    if (!fate.isDead) return answer;
    if (random.chance(0.5)) throw new CallerDied();
    return fail({ code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: KILLED_MS });
  };

  const sweepAsOften = async (identity: string): Promise<Result<Totals, GivenUp>> => {
    for (;;) {
      try {
        return await sweepAll((place) => ask(identity, place), { wait: harness.time.sleep, maxPasses: MAX_PASSES });
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
  const people = Array.from({ length: WORKING }, (_, index) =>
    work(harness, PEOPLE[index % PEOPLE.length] ?? 'bob', random, nextOperation),
  );
  const sweepers = ['sam', 'ada'].slice(0, scenario.sweepers).map(sweepAsOften);
  const [done, swept] = await harness.time.run(Promise.all([Promise.all(people), Promise.all(sweepers)]));

  for (const result of swept) if (!result.ok) wrong.push(`the sweep was given up: ${result.failure.code}`);
  wrong.push(...harm(harness, account, done));
  return {
    wrong,
    calls,
    requests: harness.sent.length,
    removed: account.orphans.filter((ttid) => !harness.world.webhooks.has(ttid)).length,
    minutes: Math.round((Math.max(lastWebhookSweptAt, harness.time.now()) - startedAt) / 60_000),
  };
}

/** Why a webhook that is about to be swept has to stay; null when it may go. */
function mayNotGo({ world, time }: Harness, ttid: string): string | null {
  const webhook = world.webhooks.get(ttid);
  if (webhook === undefined) return null;
  const name = webhook.type === 'interaction' ? parseFriendlyName(webhook.friendlyName) : null;
  if (name === null) return `${ttid} was swept and is somebody else’s`;
  if (time.now() - name.createdAt <= MIN_AGE_MS) return `${ttid} was swept too young`;
  const interaction = world.interactions.get(name.interaction);
  const isOpen = world.channels.get(interaction?.channelSid ?? '')?.status === 'active';
  return isOpen && interaction?.webhookTtid === ttid ? `${ttid} was swept while in use` : null;
}

function harm({ world }: Harness, { orphans, others, live }: Account, done: readonly Doing[]): string[] {
  const wrong: string[] = [];
  for (const ttid of orphans) if (world.webhooks.has(ttid)) wrong.push(`the orphan ${ttid} is still there`);
  for (const [ttid, webhook] of others) {
    if (!isDeepStrictEqual(world.webhooks.get(ttid), webhook)) wrong.push(`somebody else’s ${ttid} was harmed`);
  }
  for (const [ttid, interaction] of live) {
    const isBound = world.interactions.get(interaction)?.webhookTtid === ttid;
    if (!isBound || !world.webhooks.has(ttid)) wrong.push(`the live ${ttid} was harmed`);
  }
  for (const { interaction, ttid } of done) {
    if (ttid === undefined) continue;
    const bound = world.interactions.get(interaction)?.webhookTtid ?? null;
    if (bound !== ttid) wrong.push(`${interaction} holds ${bound}, and ${ttid} was attached`);
    if (ttid !== null && !world.webhooks.has(ttid)) wrong.push(`${ttid}, just attached, is gone`);
  }
  return wrong;
}
