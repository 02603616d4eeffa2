import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { readSignedEvent } from './signed-event';
import type { Parameters } from './timeline-event';

const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
const AUTH_TOKEN = 'secret';
const DOMAIN = 'interaction-webhooks-1234.twil.io';
const ID = '0123456789abcdef'.repeat(2);
const URL = `https://${DOMAIN}/events/receive?a=${ID}`;
const KD = `KD${'0'.repeat(32)}`;
const EVENT = { EventType: 'onParticipantLeft', AccountSid: ACCOUNT_SID, InteractionSid: KD };

const settings = { credentials: { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN }, domain: DOMAIN };

interface Request {
  readonly parameters?: Parameters;
  readonly a?: unknown;
  readonly signature?: string;
}

const read = ({ parameters = EVENT, signature = signed(parameters), ...request }: Request) =>
  readSignedEvent(
    { a: 'a' in request ? request.a : ID, request: { headers: { 'x-twilio-signature': signature } }, ...parameters },
    settings,
  );

/** Signs a request with Twilio's own library. */
const signed = (parameters: Parameters, url = URL, authToken = AUTH_TOKEN) =>
  getExpectedTwilioSignature(authToken, url, parameters);

const forged = { ok: false, failure: 'forged' };

const names = fc.string({ minLength: 1 }).filter((name) => !['a', 'request', '__proto__'].includes(name));
const values = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 2, maxLength: 3 }));
const anyParameters = fc
  .dictionary(names, values, { maxKeys: 30 })
  .map((parameters): Parameters => ({ ...parameters, ...EVENT }));

describe('an event', () => {
  test('from Twilio is read', () => {
    const { EventType: type, ...parameters } = EVENT;
    expect(read({})).toEqual({
      ok: true,
      value: {
        address: { kind: 'timeline', timeline: `interaction-webhook-${ID}` },
        type,
        interaction: KD,
        isClosing: false,
        parameters,
        form: EVENT,
        token: null,
      },
    });
  });

  test('of a global webhook is signed for the URL without an ID, and names no attachment', () => {
    expect(read({ a: undefined, signature: signed(EVENT, URL.replace(/\?.*$/, '')) })).toMatchObject({
      ok: true,
      value: { address: { kind: 'global' }, interaction: KD },
    });
  });

  test('is read with all parameters that Twilio’s library signs', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        expect(read({ parameters })).toMatchObject({ ok: true });
      }),
    );
  });

  test('is read with a field named like a property of every object', () => {
    for (const name of ['constructor', 'prototype', 'toString']) {
      expect(read({ parameters: { ...EVENT, [name]: 'x' } })).toMatchObject({
        value: { parameters: { [name]: 'x' } },
      });
    }
  });

  test('is forged if another URL was signed', () => {
    const addresses = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      fc.constantFrom(`${URL}&b=1`, URL.replace('https', 'http'), URL.replace('?', '/?'), URL.toUpperCase()),
      fc.stringMatching(/^[0-9a-f]{32}$/).map((id) => URL.replace(ID, id)),
    );
    fc.assert(
      fc.property(addresses, anyParameters, (address, parameters) => {
        fc.pre(address !== URL);
        expect(read({ parameters, signature: signed(parameters, address) })).toEqual(forged);
      }),
    );
  });

  test('is forged if other parameters were signed', () => {
    fc.assert(
      fc.property(anyParameters, names, fc.string({ minLength: 1 }), (parameters, name, value) => {
        const other = { ...parameters, [name]: `${[parameters[name] ?? ''].flat().join()}${value}` };
        expect(read({ parameters: other, signature: signed(parameters) })).toEqual(forged);
      }),
    );
  });

  test.each<[string, Parameters, Request]>([
    ['signed with another auth token', EVENT, { signature: signed(EVENT, URL, 'another') }],
    ['with an empty signature', EVENT, { signature: '' }],
    ['of another account', { ...EVENT, AccountSid: `AC${'1'.repeat(32)}` }, {}],
    ['of no account', { EventType: 'x' }, {}],
    ['with an empty ID', EVENT, { a: '' }],
    ['with a malformed ID', EVENT, { a: '../Maps' }],
    ['with two IDs', EVENT, { a: [ID, ID] }],
    ['signed for an attachment, but sent without its ID', EVENT, { a: undefined }],
    ['signed without an ID, but sent with one', EVENT, { signature: signed(EVENT, URL.replace(/\?.*$/, '')) }],
  ])('%s is forged', (_, parameters, request) => {
    expect(read({ parameters, ...request })).toEqual(forged);
  });

  test.each<[string, unknown]>([
    ['no signature', { headers: {} }],
    ['two signatures', { headers: { 'x-twilio-signature': [signed(EVENT), signed(EVENT)] } }],
    ['no headers', undefined],
  ])('with %s is forged', (_, request) => {
    expect(readSignedEvent({ a: ID, request, ...EVENT }, settings)).toEqual(forged);
  });

  test.each(['X-Twilio-Signature', 'X-TWILIO-SIGNATURE'])('is read when the runtime calls the header %s', (name) => {
    const request = { headers: { [name]: signed(EVENT) } };
    expect(readSignedEvent({ a: ID, request, ...EVENT }, settings)).toMatchObject({ ok: true });
  });

  describe('with the idempotency token', () => {
    const tokenOf = (token: unknown, name = 'i-twilio-idempotency-token') => {
      const request = { headers: { 'x-twilio-signature': signed(EVENT), [name]: token } };
      const found = readSignedEvent({ a: ID, request, ...EVENT }, settings);
      return found.ok ? found.value.token : found.failure;
    };

    test.each(['i-twilio-idempotency-token', 'I-Twilio-Idempotency-Token'])(
      'in the header %s is read with it',
      (name) => {
        expect(tokenOf('5a3c2f10-77b5-4c1e-9f1e-0d6a4b7e8c21', name)).toBe('5a3c2f10-77b5-4c1e-9f1e-0d6a4b7e8c21');
      },
    );

    test('of any characters is read with it', () => {
      fc.assert(
        fc.property(fc.string({ minLength: 1, maxLength: 128, unit: 'binary' }), (token) => {
          expect(tokenOf(token)).toBe(token);
        }),
      );
    });

    test('of 256 characters is read with it, and of more without', () => {
      expect(tokenOf('x'.repeat(256))).toBe('x'.repeat(256));
      expect(tokenOf('x'.repeat(257))).toBeNull();
      expect(tokenOf('x'.repeat(1_000_000))).toBeNull();
    });

    test.each([[''], [undefined], [null], [7], [['a', 'b']], [{ length: 1 }]])('%j is read without it', (token) => {
      expect(tokenOf(token)).toBeNull();
    });
  });

  describe('that a webhook rule has changed', () => {
    const ruled = (signature: string, name: string, request: Request = {}) =>
      readSignedEvent(
        {
          a: 'a' in request ? request.a : ID,
          request: { headers: { 'x-twilio-signature': signature, [name]: 'key=CR00,algorithm=HMAC_SHA256' } },
          ...EVENT,
        },
        settings,
      );

    test.each(['x-twilio-webhooks-signature-settings', 'X-Twilio-Webhooks-Signature-Settings'])(
      'is signed with a shared key: %s',
      (name) => {
        expect(ruled(signed(EVENT, URL, 'shared key'), name)).toEqual({ ok: false, failure: 'shared-key' });
      },
    );

    test('is read if it is signed with the Auth Token all the same', () => {
      expect(ruled(signed(EVENT), 'x-twilio-webhooks-signature-settings')).toMatchObject({ ok: true });
    });

    test('is forged if it is for another address', () => {
      expect(ruled('', 'x-twilio-webhooks-signature-settings', { a: 'other' })).toEqual(forged);
    });
  });

  test('by GET is forged, because Twilio signs the parameters as part of the URL', () => {
    const url = `${URL}&${new URLSearchParams(EVENT)}`;
    expect(read({ signature: signed({}, url) })).toEqual(forged);
  });

  test('in JSON is forged, because Twilio signs its digest as part of the URL', () => {
    const digest = { bodySHA256: 'f'.repeat(64) };
    const signature = signed({}, `${URL}&bodySHA256=${digest.bodySHA256}`);
    expect(read({ parameters: { ...EVENT, ...digest }, signature })).toEqual(forged);
  });

  test('with a field that is not text is forged', () => {
    const request = { headers: { 'x-twilio-signature': signed(EVENT) } };
    expect(readSignedEvent({ a: ID, request, ...EVENT, nested: { x: '1' } }, settings)).toEqual(forged);
  });

  const tooLarge = { ok: false, failure: 'too-large' };

  test('with more than 40 fields is too large', () => {
    const withFields = (count: number) => {
      const more = Array.from({ length: count - Object.keys(EVENT).length }, (_, n) => [`F${n}`, '']);
      return { ...EVENT, ...Object.fromEntries(more) };
    };
    expect(read({ parameters: withFields(40) })).toMatchObject({ ok: true });
    expect(read({ parameters: withFields(41) })).toEqual(tooLarge);
  });

  test('with more than 8 KB is too large', () => {
    const rest = Buffer.byteLength(`${Object.entries(EVENT).flat().join('')}x`);
    const withBytes = (count: number) => ({
      ...EVENT,
      x: `${'ü'.repeat((count - rest) >> 1)}${'u'.repeat((count - rest) & 1)}`,
    });
    expect(read({ parameters: withBytes(8_192) })).toMatchObject({ ok: true });
    expect(read({ parameters: withBytes(8_193) })).toEqual(tooLarge);
  });

  test.each([undefined, '', ['a', 'b']])('with the type %p is malformed', (type) => {
    const { EventType: _, ...rest } = EVENT;
    const parameters = type === undefined ? rest : { ...rest, EventType: type };
    expect(read({ parameters })).toEqual({ ok: false, failure: 'malformed' });
  });

  test('of an unknown type, without an interaction, is read', () => {
    const parameters = { EventType: 'onSomethingNew', AccountSid: ACCOUNT_SID };
    expect(read({ parameters })).toMatchObject({ ok: true, value: { type: 'onSomethingNew', interaction: null } });
  });

  test.each([
    ['onChannelStatusUpdated', 'closed', true],
    ['onChannelStatusUpdated', 'failed', true],
    ['onChannelStatusUpdated', 'inactive', false],
    ['onChannelStatusUpdated', ['closed', 'closed'], false],
    ['onParticipantLeft', 'closed', false],
  ])('of %s with the status %s has isClosing: %p', (EventType, ChannelStatus, isClosing) => {
    expect(read({ parameters: { ...EVENT, EventType, ChannelStatus } })).toMatchObject({ value: { isClosing } });
  });
});
