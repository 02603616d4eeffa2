import { areConnectionOverrides } from './connection-overrides';

test.each(['rc=3', 'rc=0&rp=all', 'rp=4xx,5xx,ct,rt', 'ct=100&rt=15000&tt=15000', 'e=ashburn,sao-paulo&sni=n'])(
  '#%s is documented by Twilio',
  (fragment) => {
    expect(areConnectionOverrides(fragment)).toBe(true);
  },
);

test.each([
  '',
  'top',
  'rc',
  'rc=',
  'rc=6',
  'rc=-1',
  'rc=03',
  'rc=1.5',
  'RC=3',
  'rc=3&rc=4',
  'rc=3&',
  'rc=3=4',
  'rp=2xx',
  'rp=ct,',
  'ct=99',
  'ct=10001',
  'rt=15001',
  'e=',
  'e=../x',
  'sni=yes',
  'r=us1',
  'constructor=1',
  'rc=3&utm_source=x',
])('#%s is not', (fragment) => {
  expect(areConnectionOverrides(fragment)).toBe(false);
});
