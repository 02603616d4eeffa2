import { rewriteAddress } from './rewrite';

const PAGE = new URL('http://localhost:4310/agent-desktop/');
const FUNCTIONS = { domain: 'interaction-webhooks-local-dev.twil.io', origin: 'http://localhost:4311' };
const rewrite = (address: string) => rewriteAddress(address, PAGE, FUNCTIONS);

test("maps a Twilio host below the page's own origin", () => {
  expect(rewrite('https://flex-api.twilio.com/v1/Configuration?UiVersion=2')).toBe(
    'http://localhost:4310/_tw/flex-api.twilio.com/v1/Configuration?UiVersion=2',
  );
});

test('maps wss to ws', () => {
  expect(rewrite('wss://tsock.us1.twilio.com/v3/wsconnect')).toBe(
    'ws://localhost:4310/_tw/tsock.us1.twilio.com/v3/wsconnect',
  );
});

test("maps the functions to an origin other than the page's", () => {
  expect(rewrite('https://interaction-webhooks-local-dev.twil.io/webhooks/list')).toBe(
    'http://localhost:4311/webhooks/list',
  );
});

test('maps the functions of another service like any Twilio host', () => {
  expect(rewrite('https://other-1234.twil.io/x')).toBe('http://localhost:4310/_tw/other-1234.twil.io/x');
});

test.each([
  '/plugins.json',
  'http://localhost:4310/x',
  'https://example.com/',
  'https://nottwilio.com/',
  'data:,x',
  'http://[',
])('does not change %s', (address) => {
  expect(rewrite(address)).toBe(address);
});
