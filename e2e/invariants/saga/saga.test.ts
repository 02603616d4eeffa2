import { LIVE_EVENTS } from '../../../src/contract/events';
import { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import { attaching } from '../shared/account-invariants';
import { runCase } from './case';
import { type Extent, enumerate, Tally } from './enumeration';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios';
import { sequences } from './sequences';

jest.setTimeout(60_000);

/** One pair in four hundred; `npm run prove -- saga` runs them all. */
const SOME: Extent = { repeats: [true], takes: (pair) => pair % 400 === 0 };

describe('the saga, whatever goes wrong', () => {
  test.each(SCENARIO_NAMES)('%s: every single strike, and some in pairs', async (scenario) => {
    const tally = new Tally();
    // Whether an empty ttid clears matters most where something is unbound; both are tried by `npm run prove -- saga`.
    const clears = SCENARIO_NAMES.indexOf(scenario) % 2 === 0;
    await enumerate(scenario, clears, tally, SOME);
    expect(tally.shown).toEqual([]);
    expect(tally.runs).toBeGreaterThan(140);
  });

  test('200 sequences at random', async () => {
    expect(await sequences({ runs: 200, seed: 20_260_101 })).toBeNull();
  });
});

describe('the scenarios', () => {
  test('begin with what an attach really leaves', async () => {
    const byHand = new Harness();
    SCENARIOS['replace ours'].prepare(byHand);
    const attached = new Harness();
    const subject = aliceSubject(attached);
    await attached.as('alice', 'attach', attaching(subject, null, LIVE_EVENTS.slice(0, 1), 1));
    const things = ({ world, sync }: Harness) =>
      JSON.stringify([
        [...world.webhooks.values()],
        world.interactions.get(subject.interactionSid),
        sync.services().map(({ maps }) => maps.find('interaction-webhooks')?.get(subject.interactionSid).data),
      ]).replaceAll(/\b(0{15}1|f{16})\b/g, 'nonce');
    expect(things(byHand)).toBe(things(attached));
  });

  test('answer without faults', async () => {
    for (const scenario of SCENARIO_NAMES) {
      const { outcome } = await runCase({ scenario, clears: true, repeats: false, latency: 100, strikes: [] });
      expect(outcome.result).toMatchObject({ ok: true });
    }
  });

  test.each<[ScenarioName, number]>([
    ['attach to the inspector', 1],
    ['replace the inspector by the inspector', 1],
    ['detach from the inspector', 0],
  ])('%s: without faults there are as many timelines as webhooks afterwards', async (scenario, left) => {
    const { timelines } = await runCase({ scenario, clears: true, repeats: false, latency: 100, strikes: [] });
    expect(timelines).toBe(left);
  });
});
