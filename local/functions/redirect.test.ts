import { isLoopback, localAddress } from './redirect';

const ORIGIN = 'http://127.0.0.1:4310';
const local = (address: string) => localAddress(new URL(address), ORIGIN)?.href;

test('Twilio’s hosts are answered by Local Twilio, each under its own name', () => {
  expect(local('https://flex-api.twilio.com/v1/Interactions/KD1?a=b')).toBe(
    `${ORIGIN}/_tw/flex-api.twilio.com/v1/Interactions/KD1?a=b`,
  );
});

test.each(['https://crm.example.com/', 'https://twilio.com.evil.example/', 'https://nottwilio.com/'])(
  '%s is not Twilio’s',
  (address) => {
    expect(local(address)).toBeUndefined();
  },
);

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['::1', true],
  ['10.0.0.1', false],
  ['localhost.example.com', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
