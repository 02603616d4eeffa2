import { proveAt, SCENARIOS } from './sweep';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('exactly the orphans go, whatever happens meanwhile', async () => {
  const scale = { orphans: 60, others: 250, live: 60, young: 5 };
  expect(await proveAt(scale, { runs: SCENARIOS.length, seed: 1 })).toMatchObject({ violations: 0 });
}, 30_000);
