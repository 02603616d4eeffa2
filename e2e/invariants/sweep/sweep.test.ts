import { checkAt, SCENARIOS } from './sweep';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('removes exactly the orphans in every scenario', async () => {
  const scale = { orphans: 60, foreign: 250, live: 60, young: 5 };
  expect(await checkAt(scale, { runs: SCENARIOS.length, seed: 1 })).toMatchObject({ violations: 0 });
}, 30_000);
