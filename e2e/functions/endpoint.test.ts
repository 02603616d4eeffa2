import type { Event } from '../../functions/lib/endpoint/runtime';
import { CONTRACT_VERSION } from '../../src/contract/version';
import { createRequest } from '../fixtures/console-requests';
import { Harness } from '../fixtures/harness';
import { formEvent, requestFields, withContract } from '../fixtures/plugin-requests';
import { aliceSubject } from '../fixtures/subjects';

const UNAUTHENTICATED = { ok: false, failure: { code: 'unauthenticated' } };
const NOT_IN_FORM = { ok: false, failure: { code: 'bad-request', field: 'Token' } };
const FORM = 'application/x-www-form-urlencoded';

const fieldsOf = (harness: Harness) => withContract(requestFields(harness.tokenOf('alice'), aliceSubject(harness)));

const answerTo = async (harness: Harness, event: Event) => (await harness.invokeWith('status', event)).body;

describe('the order of the checks', () => {
  test('is version, token, shape, and then the validation of the token', async () => {
    const harness = new Harness();
    const contract = String(CONTRACT_VERSION);
    expect(await answerTo(harness, {})).toMatchObject({ failure: { code: 'contract-mismatch' } });
    expect(await answerTo(harness, { contract })).toMatchObject(UNAUTHENTICATED);
    expect(await answerTo(harness, { contract, Token: 'made-up' })).toMatchObject({
      failure: { code: 'bad-request', field: 'taskSid' },
    });
    expect(harness.sent).toEqual([]);
    expect(await answerTo(harness, { ...fieldsOf(harness), Token: 'made-up' })).toMatchObject(UNAUTHENTICATED);
    expect(harness.sent).toHaveLength(1);
  });

  test.each([
    [String(CONTRACT_VERSION + 1), 'functions'],
    [String(CONTRACT_VERSION - 1), 'plugin'],
    ['', 'plugin'],
    [`${CONTRACT_VERSION}.0`, 'plugin'],
    ['9'.repeat(400), 'plugin'],
    [['9', '9'], 'plugin'],
    [{ valueOf: 1, toString: 1 }, 'plugin'],
    [undefined, 'plugin'],
  ])('answers version %p with the side to deploy: %s', async (contract, deploy) => {
    expect(await answerTo(new Harness(), { contract })).toMatchObject({
      failure: { code: 'contract-mismatch', deploy },
    });
  });
});

describe('a token', () => {
  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['a list', ['a', 'b']],
    ['an object', { a: 'b' }],
    ['longer than any real one', 'x'.repeat(8 * 1024 + 1)],
  ])('that is %s is refused without asking Twilio', async (_, Token) => {
    const harness = new Harness();
    expect(await answerTo(harness, { ...fieldsOf(harness), Token })).toMatchObject(UNAUTHENTICATED);
    expect(harness.sent).toEqual([]);
  });

  test('of 8 KB is validated', async () => {
    const harness = new Harness();
    await answerTo(harness, { ...fieldsOf(harness), Token: 'x'.repeat(8 * 1024) });
    expect(harness.sent).toHaveLength(1);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a GET', { 'user-agent': 'curl' }],
    ['JSON', { 'content-type': 'application/json', 'content-length': '2000' }],
    ['a form of another kind', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '2000' }],
    ['a form that is too short to contain it', { 'content-type': FORM, 'content-length': '20' }],
    ['two content types', { 'content-type': [FORM, 'application/json'] }],
  ])('that came with %s is refused without asking Twilio', async (_, headers) => {
    const harness = new Harness();
    expect(await answerTo(harness, { ...fieldsOf(harness), request: { headers } })).toMatchObject(NOT_IN_FORM);
    expect(harness.sent).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a form', formEvent({ Token: 'x'.repeat(2_000) }).request],
    ['a form without a length', { headers: { 'Content-Type': FORM } }],
    ['headers that the runtime does not show', { headers: {} }],
    ['no headers at all', undefined],
  ])('that came with %s is accepted', async (_, request) => {
    const harness = new Harness();
    expect(await answerTo(harness, { ...fieldsOf(harness), request })).toMatchObject({ ok: true });
  });
});

test('a field that is repeated is refused', async () => {
  const harness = new Harness();
  const fields = fieldsOf(harness);
  const taskSid = [fields.taskSid, fields.taskSid];
  expect(await answerTo(harness, { ...fields, taskSid })).toMatchObject({
    failure: { code: 'bad-request', field: 'taskSid' },
  });
});

test('a URL that is too long to be read is refused because of its length', async () => {
  const harness = new Harness();
  for (const length of [2_049, 8_193, 100_000]) {
    const destination = 'https://crm.example.com/'.padEnd(length, 'x');
    expect(await harness.as('sam', 'create', createRequest({ destination }))).toEqual({
      ok: false,
      failure: { code: 'url-refused', offense: 'length' },
    });
  }
});
