import { LIVE_EVENTS } from '../../../src/contract/events';
import { Harness } from '../../fixtures/harness';
import { attachRequest } from '../../fixtures/interaction-requests';
import { aliceSubject } from '../../fixtures/subjects';
import { runCase } from './case';
import { type Extent, enumerate, Tally } from './enumeration';
import { checkRandomCases } from './random-cases';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios';

jest.setTimeout(60_000);

/** One pair of faults in four hundred. `npm run prove -- saga` runs them all. */
const SOME: Extent = { resubmits: [true], includesPair: (pair) => pair % 400 === 0 };

describe('no webhook is lost and no answer is false', () => {
  test.each(SCENARIO_NAMES)('%s: with every single fault, and with some pairs', async (scenario) => {
    const tally = new Tally();
    // Alternates, to save time. `npm run prove -- saga` runs every scenario with both behaviors.
    const emptyTtidClears = SCENARIO_NAMES.indexOf(scenario) % 2 === 0;
    await enumerate(scenario, emptyTtidClears, tally, SOME);
    expect(tally.shown).toEqual([]);
    expect(tally.runs).toBeGreaterThan(140);
  });

  test('in 200 random cases', async () => {
    expect(await checkRandomCases({ runs: 200, seed: 20_260_101 })).toBeNull();
  });
});

describe('the scenarios', () => {
  test('start with the state that a real attach leaves', async () => {
    const prepared = new Harness();
    SCENARIOS['replace ours'].prepare(prepared);
    const attached = new Harness();
    const subject = aliceSubject(attached);
    await attached.as('alice', 'attach', attachRequest(subject, null, LIVE_EVENTS.slice(0, 1), 1));
    const stateOf = ({ world, sync }: Harness) =>
      JSON.stringify([
        [...world.webhooks.values()],
        world.interactions.get(subject.interactionSid),
        sync.services().map(({ maps }) => maps.find('interaction-webhooks')?.get(subject.interactionSid).data),
      ])
        .replaceAll(/\b(0{15}1|f{16})\b/g, 'nonce')
        // The prepared state has no digests of the request and of the URL.
        .replaceAll(/"(request|url)":"[\w-]{43}"/g, '"$1":null');
    expect(stateOf(prepared)).toBe(stateOf(attached));
  });

  const WITHOUT_FAULTS = {
    emptyTtidClears: true,
    pagesBy: 'number' as const,
    isLenient: false,
    resubmits: false,
    latencyMs: 100,
    faults: [],
  };

  test('succeed without faults', async () => {
    for (const scenario of SCENARIO_NAMES) {
      const { invocationResult } = await runCase({ scenario, ...WITHOUT_FAULTS });
      expect(invocationResult.result).toMatchObject({ ok: true });
    }
  });

  test.each<[ScenarioName, number]>([
    ['attach to the inspector', 1],
    ['replace the inspector with the inspector', 1],
    ['detach from the inspector', 0],
  ])('%s: leaves %d timelines without faults', async (scenario, expected) => {
    const { timelines } = await runCase({ scenario, ...WITHOUT_FAULTS });
    expect(timelines).toBe(expected);
  });
});
