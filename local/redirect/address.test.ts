import { isLoopback, localAddress, localSocketAddress } from './address';

const ORIGIN = 'http://127.0.0.1:4310';
const local = (address: string) => localAddress(new URL(address), ORIGIN)?.href;

test('maps a Twilio host to its own path on Local Twilio', () => {
  expect(local('https://flex-api.twilio.com/v1/Interactions/KD1?a=b')).toBe(
    `${ORIGIN}/_tw/flex-api.twilio.com/v1/Interactions/KD1?a=b`,
  );
});

test('maps a socket to the same path', () => {
  expect(localSocketAddress(new URL('wss://tsock.us1.twilio.com/v3/wsconnect?a=b'), ORIGIN)?.href).toBe(
    'ws://127.0.0.1:4310/_tw/tsock.us1.twilio.com/v3/wsconnect?a=b',
  );
});

test.each(['https://crm.example.com/', 'https://twilio.com.evil.example/', 'https://nottwilio.com/'])(
  'does not redirect %s',
  (address) => {
    expect(local(address)).toBeUndefined();
  },
);

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['10.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
])('isLoopback(%s) is %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
