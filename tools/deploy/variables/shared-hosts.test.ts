import { isShared } from './shared-hosts';

test.each([
  'uk',
  'co.uk',
  'com.au',
  'kawasaki.jp',
  'xn--p1ai',
  'github.io',
  'herokuapp.com',
  'azurewebsites.net',
  's3.amazonaws.com',
  'amazonaws.com',
  'twil.io',
  'webhook.site',
])('everyone can have a host under %s', (host) => {
  expect(isShared(host)).toBe(true);
});

test.each([
  'example.com',
  'crm.example.com',
  'example.co.uk',
  'acme.github.io',
  'my-bucket.s3.amazonaws.com',
  'xn--mnchen-3ya.de',
])('%s belongs to someone', (host) => {
  expect(isShared(host)).toBe(false);
});
