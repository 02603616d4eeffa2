import * as v from 'valibot';
import { CONTRACT_VERSION } from '../../src/contract/version';
import { callProtected } from './call';

/** Calls functions that answer with this status and text. */
const answered = (status: number, text: string) =>
  callProtected(
    {
      url: 'https://interaction-webhooks-1234.twil.io',
      authToken: 'secret',
      fetch: async () => new Response(text, { status }),
    },
    '/webhooks/sweep-scheduled',
    {},
    v.object({ done: v.number() }),
  );

const envelope = (contract: number, rest: object) => JSON.stringify({ contract, ...rest });

test('an answer of the function is parsed', async () => {
  const value = { done: 7 };
  expect(await answered(200, envelope(CONTRACT_VERSION, { ok: true, value }))).toEqual({ ok: true, value });
});

test.each([
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [403, '{"message":"Forbidden"}'],
])('a refusal of the platform is a wrong signature: %d %s', async (status, text) => {
  expect(await answered(status, text)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});

test('a refusal of the function is returned as it is', async () => {
  const failure = { code: 'bad-request', field: 'from' };
  expect(await answered(400, envelope(CONTRACT_VERSION, { ok: false, failure }))).toMatchObject({ ok: false, failure });
});

test('an answer of another version is a mismatch, even with a failure that this version does not know', async () => {
  const failure = { code: 'unheard-of' };
  expect(await answered(403, envelope(CONTRACT_VERSION + 1, { ok: false, failure }))).toEqual({
    ok: false,
    failure: { code: 'contract-mismatch', deploy: 'functions' },
  });
});

test.each([
  [502, 'Bad Gateway'],
  [200, '{}'],
  [200, envelope(CONTRACT_VERSION, { ok: true, value: {} })],
])('any other answer means that the functions are unavailable: %d %s', async (status, text) => {
  expect(await answered(status, text)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
});
