import { check, violation } from './urls';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('accepts and refuses 20,000 generated URLs as expected', async () => {
  expect(await check({ runs: 20_000, seed: 1 })).toMatchObject({ violations: 0 });
}, 30_000);

test('notices a policy that accepts or refuses too much', () => {
  const candidate = {
    text: 'https://crm.example.com/',
    family: '',
    expected: 'accept',
    isEnterable: true,
    host: 'crm.example.com',
  } as const;
  expect(violation(candidate)).toBeNull();
  expect(violation({ ...candidate, expected: 'refuse' })).toContain('accepted');
  expect(violation({ ...candidate, text: 'https://127.0.0.1/' })).toContain('refused');
  expect(violation({ ...candidate, isEnterable: false })).toContain('accepted');
  expect(violation({ ...candidate, host: 'hooks.acme.io' })).toContain('denotes');
});
