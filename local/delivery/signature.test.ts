import fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT, type Webhook } from '../world/model';
import { deliveryRequest } from './request';
import { signature } from './signature';

const AUTH_TOKEN = ACCOUNT.authToken;

const parameters = fc.dictionary(
  fc.string({ unit: 'binary', minLength: 1 }).filter((name) => name !== '__proto__'),
  fc.string({ unit: 'binary' }),
);
const url = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: false });

const webhook = (method: Webhook['method'], address: string): Webhook => ({
  ttid: 'flex_interactionwebhook_1',
  type: 'interaction',
  url: address,
  method,
  events: [],
  friendlyName: null,
});

test('matches the example in Twilio’s documentation', () => {
  const form = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  };
  expect(signature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
});

test('Twilio’s helper library accepts the signature of any POST', () => {
  fc.assert(
    fc.property(url, parameters, (address, form) =>
      validateRequest(AUTH_TOKEN, signature(AUTH_TOKEN, address, form), address, form),
    ),
  );
});

test('signs the whole URL of any GET, including the query', () => {
  fc.assert(
    fc.property(url, parameters, (address, form) => {
      const request = deliveryRequest(webhook('GET', address), form);
      return validateRequest(AUTH_TOKEN, request.headers['X-Twilio-Signature'] ?? '', request.url, {});
    }),
  );
});

test.each(['POST', 'GET'] as const)('does not sign the fragment of a URL for a %s', (method) => {
  const address = 'https://crm.example.com/in?key=1';
  const { url: requested, headers } = deliveryRequest(webhook(method, `${address}#rc=3&rp=5xx`), { EventType: 'x' });
  expect(headers).toEqual(deliveryRequest(webhook(method, address), { EventType: 'x' }).headers);
  expect(requested).not.toContain('#');
});

test('a changed parameter invalidates the signature', () => {
  fc.assert(
    fc.property(url, parameters, fc.string(), (address, form, extra) => {
      const signed = signature(AUTH_TOKEN, address, { ...form, EventType: 'onParticipantLeft' });
      return !validateRequest(AUTH_TOKEN, signed, address, { ...form, EventType: `onParticipantLeft${extra}x` });
    }),
  );
});
