import { fail, ok } from '../../../src/contract/result';
import { type Reply, UNCLEAR } from './http';
import { validateToken } from './iam';

const CREDENTIALS = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret' };
const WORKER = `WK${'0'.repeat(32)}`;
const EXPIRATION = '2026-01-01T00:00:00Z';
const CONFIRMED = {
  valid: true,
  identity: 'alice',
  roles: ['agent'],
  worker_sid: WORKER,
  expiration: EXPIRATION,
} as const;
const ALICE = { identity: 'alice', roles: ['agent'], workerSid: WORKER, expiresAt: Date.parse(EXPIRATION) };

/** Validates a token at a Twilio that answers like this. */
const validate = (reply: Reply<unknown>) =>
  validateToken(async () => (reply.ok ? { ...reply, answeredAt: 0 } : reply), CREDENTIALS, 'token');

const without = (field: keyof typeof CONFIRMED) =>
  Object.fromEntries(Object.entries(CONFIRMED).filter(([name]) => name !== field));

describe('a person', () => {
  test('is whom Twilio confirms', async () => {
    expect(await validate(ok({ ...CONFIRMED, more: 1 }))).toEqual(ok(ALICE));
  });

  test.each([
    ['not valid', { valid: false }],
    ['valid in another type', { ...CONFIRMED, valid: 'true' }],
    ['of an unknown validity', { ...CONFIRMED, valid: null }],
    ['without an identity', without('identity')],
    ['with an empty identity', { ...CONFIRMED, identity: '' }],
    ['without an expiration', without('expiration')],
    ['with an unreadable expiration', { ...CONFIRMED, expiration: 'soon' }],
    ['with an expiration of another type', { ...CONFIRMED, expiration: 1_767_225_600 }],
  ])('is refused if the answer is %s', async (_, body) => {
    expect(await validate(ok(body))).toEqual(ok(null));
  });

  test.each([
    ['none', without('roles')],
    ['null', { ...CONFIRMED, roles: null }],
    ['a text', { ...CONFIRMED, roles: 'admin' }],
    ['one that is no text', { ...CONFIRMED, roles: ['admin', 5] }],
  ])('has no role if the roles are %s', async (_, body) => {
    expect(await validate(ok(body))).toEqual(ok({ ...ALICE, roles: [] }));
  });

  test.each([
    ['missing', without('worker_sid')],
    ['null', { ...CONFIRMED, worker_sid: null }],
    ['empty', { ...CONFIRMED, worker_sid: '' }],
    ['malformed', { ...CONFIRMED, worker_sid: 'WK1' }],
    ['a list', { ...CONFIRMED, worker_sid: [WORKER] }],
  ])('has no worker if the worker is %s', async (_, body) => {
    expect(await validate(ok(body))).toEqual(ok({ ...ALICE, workerSid: null }));
  });
});

test.each([null, 'valid', 1, {}, without('valid')])('an answer without a validity is an outage: %j', async (body) => {
  expect(await validate(ok(body))).toEqual(fail(UNCLEAR));
});

test.each([
  [400, null, true],
  [401, 20101, true],
  [401, 20003, false],
])('status %d with code %p refuses the person: %p', async (status, twilioCode, isRefused) => {
  const refusal = fail({ kind: 'refused', status, twilioCode, requestId: null } as const);
  expect(await validate(refusal)).toEqual(isRefused ? ok(null) : refusal);
});
