import { originOf } from './origin';

test.each([
  ['https://interaction-webhooks-1234.twil.io', 'https://interaction-webhooks-1234.twil.io'],
  ['https://functions.example.com:8443/webhooks/sweep?a=b', 'https://functions.example.com:8443'],
  ['http://localhost:4311', 'http://localhost:4311'],
  ['HTTP://LOCALHOST:4311/', 'http://localhost:4311'],
  ['http://127.0.0.1:4311', 'http://127.0.0.1:4311'],
  ['http://[::1]:4311', 'http://[::1]:4311'],
])('%s has the origin %s', (address, origin) => {
  expect(originOf(address)).toEqual({ ok: true, value: origin });
});

test.each([
  'http://interaction-webhooks-1234.twil.io',
  'http://localhost.example.com',
  'http://localhost@example.com',
  'http://10.0.0.1:4311',
  'http://0.0.0.0:4311',
  'ftp://localhost',
  'localhost:4311',
  'interaction-webhooks-1234.twil.io',
  '',
])('"%s" is refused', (address) => {
  expect(originOf(address)).toMatchObject({ ok: false });
});
