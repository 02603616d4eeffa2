import { check, violation } from './urls';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('20,000 generated URLs: none accepted that should not be, none refused that keeps every rule', async () => {
  expect(await check({ runs: 20_000, seed: 1 })).toMatchObject({ violations: 0 });
}, 30_000);

test('a policy that accepted or refused too much would be noticed', () => {
  const candidate = { text: 'https://crm.example.com/', family: '', lies: 'inside', host: 'crm.example.com' } as const;
  expect(violation({ ...candidate, verdict: 'must' })).toBeNull();
  expect(violation({ ...candidate, verdict: 'never' })).toContain('accepted');
  expect(violation({ ...candidate, verdict: 'must', text: 'https://127.0.0.1/' })).toContain('refused');
  expect(violation({ ...candidate, verdict: 'must', lies: 'outside' })).toContain('accepted');
  expect(violation({ ...candidate, verdict: 'must', host: 'hooks.acme.io' })).toContain('means');
});
