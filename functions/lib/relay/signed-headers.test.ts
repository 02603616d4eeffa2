import { Webhook } from 'standardwebhooks';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { parseSecrets } from '../settings/signing-secret';
import { encodeForm, type SignedRequest, signedHeaders } from './signed-headers';

const AUTH_TOKEN = 'auth-token';
const [NEW, OLD] = ['n', 'o'].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`) as [string, string];
const SENT_AT = Date.parse('2026-11-21T10:00:00.700Z');
const URL_OF_CRM = 'https://crm.example.com/in?key=a%20b';
const FORM = { EventType: 'onParticipantLeft', ErrorMessage: 'Ü & = +\r\n', Tag: ['b', 'a'], Empty: '' };

function secretsOf(...texts: readonly string[]) {
  const secrets = parseSecrets(texts.join(' '));
  if (!secrets.ok) throw new Error(secrets.failure);
  return secrets.value;
}

const headersOf = (request: Partial<SignedRequest>) =>
  signedHeaders({
    url: URL_OF_CRM,
    form: FORM,
    body: encodeForm(FORM),
    id: 'msg_1',
    sentAt: SENT_AT,
    secrets: [],
    authToken: AUTH_TOKEN,
    ...request,
  });

/** Returns whether a receiver that has this secret accepts the form. */
function verifies(secret: string, headers: Readonly<Record<string, string>>, now = SENT_AT) {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
  try {
    new Webhook(secret).verify(encodeForm(FORM), headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  } finally {
    clock.mockRestore();
  }
}

const signatureIn = (headers: Readonly<Record<string, string>>) => headers['X-Twilio-Signature'] ?? '';

describe('a form', () => {
  test('is encoded in its order, with a repeated field for each text of a list', () => {
    expect(encodeForm(FORM)).toBe(
      'EventType=onParticipantLeft&ErrorMessage=%C3%9C+%26+%3D+%2B%0D%0A&Tag=b&Tag=a&Empty=',
    );
  });

  test('can have a field named like a property of every object', () => {
    const form = Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(encodeForm(form)).toBe('__proto__=x&constructor=y');
  });
});

describe('the headers', () => {
  test('of a destination without a secret are those of Twilio, an ID and the time in seconds', () => {
    expect(headersOf({})).toEqual({
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'User-Agent': 'Interaction-Webhooks-for-Flex',
      'X-Twilio-Signature': expect.any(String),
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1795255200',
    });
  });

  test('are those that Standard Webhooks gives as its example', () => {
    // The specification's example signs JSON. Nothing depends on the kind of the body.
    const headers = headersOf({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      sentAt: 1_614_265_330_000,
      body: '{"test": 2432232314}',
      secrets: secretsOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
    });
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('Twilio’s helper library', () => {
  test('accepts the signature for the URL of this destination', () => {
    expect(validateRequest(AUTH_TOKEN, signatureIn(headersOf({})), URL_OF_CRM, FORM)).toBe(true);
  });

  test('accepts it without the fragment, which is not requested', () => {
    const signature = signatureIn(headersOf({ url: `${URL_OF_CRM}#rc=3&rp=5xx` }));
    expect(validateRequest(AUTH_TOKEN, signature, URL_OF_CRM, FORM)).toBe(true);
  });

  test('refuses it at the URL of another destination', () => {
    expect(validateRequest(AUTH_TOKEN, signatureIn(headersOf({})), 'https://bi.example.com/', FORM)).toBe(false);
  });
});

describe('the library of Standard Webhooks', () => {
  test('accepts the signature of its secret', () => {
    expect(verifies(NEW, headersOf({ secrets: secretsOf(NEW) }))).toBe(true);
    expect(verifies(OLD, headersOf({ secrets: secretsOf(NEW) }))).toBe(false);
  });

  test('accepts it with the new secret and with the old one during an exchange', () => {
    const headers = headersOf({ secrets: secretsOf(NEW, OLD) });
    expect(verifies(NEW, headers)).toBe(true);
    expect(verifies(OLD, headers)).toBe(true);
  });

  test('accepts a retry after 23 hours, which is signed with the time of this attempt', () => {
    const now = SENT_AT + 23 * 3_600_000;
    expect(verifies(NEW, headersOf({ secrets: secretsOf(NEW), sentAt: now }), now)).toBe(true);
    expect(verifies(NEW, headersOf({ secrets: secretsOf(NEW), sentAt: SENT_AT }), now)).toBe(false);
  });
});
