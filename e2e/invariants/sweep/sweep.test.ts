import { checkAt, SCENARIOS } from './sweep';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('removes exactly the orphans in every scenario, by turns with pages by number and by token', async () => {
  const scale = { orphans: 60, foreign: 60, live: 30, young: 5 };
  expect(await checkAt(scale, { runs: SCENARIOS.length, seed: 1 }, 40)).toMatchObject({ violations: 0 });
}, 30_000);
