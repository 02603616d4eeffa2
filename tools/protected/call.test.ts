import { CONTRACT_VERSION } from '../../src/contract/version';
import { callDeployedSweep } from './scheduled';

/** Calls the sweep of functions that answer with this status and text. */
const sweepAnswered = (status: number, text: string) =>
  callDeployedSweep({
    url: 'https://interaction-webhooks-1234.twil.io',
    authToken: 'secret',
    fetch: async () => new Response(text, { status }),
  })(null);

const refused = (contract: number, failure: unknown) => JSON.stringify({ contract, ok: false, failure });

test.each([
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [403, '{"message":"Forbidden"}'],
])('a refusal of the platform is a wrong signature: %d %s', async (status, text) => {
  expect(await sweepAnswered(status, text)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});

test('a refusal of the function is returned as it is', async () => {
  const failure = { code: 'bad-request', field: 'from' };
  expect(await sweepAnswered(400, refused(CONTRACT_VERSION, failure))).toMatchObject({ ok: false, failure });
});

test('an answer of another version is a mismatch, even with a failure that this version does not know', async () => {
  expect(await sweepAnswered(403, refused(CONTRACT_VERSION + 1, { code: 'unheard-of' }))).toEqual({
    ok: false,
    failure: { code: 'contract-mismatch', deploy: 'functions' },
  });
});

test.each([
  [502, 'Bad Gateway'],
  [200, '{}'],
])('any other answer means that the functions are unavailable: %d %s', async (status, text) => {
  expect(await sweepAnswered(status, text)).toMatchObject({ ok: false, failure: { code: 'twilio-unavailable' } });
});
