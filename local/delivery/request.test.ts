import type { Webhook } from '../world/model';
import { deliveryRequest } from './request';

const webhook = (method: Webhook['method'], url: string): Webhook => ({
  ttid: 'flex_interactionwebhook_1',
  type: 'interaction',
  url,
  method,
  events: [],
  friendlyName: null,
});

const EVENT = { EventType: 'onParticipantLeft', InteractionSid: 'KD1' };

test('POST sends the parameters as form data', () => {
  expect(deliveryRequest(webhook('POST', 'https://crm.example.com/in?a=1'), EVENT)).toMatchObject({
    method: 'POST',
    url: 'https://crm.example.com/in?a=1',
    body: 'EventType=onParticipantLeft&InteractionSid=KD1',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'User-Agent': 'TwilioProxy/1.1' },
  });
});

test.each([
  ['https://crm.example.com/in', 'https://crm.example.com/in?EventType=onParticipantLeft&InteractionSid=KD1'],
  ['https://crm.example.com/in?a=1', 'https://crm.example.com/in?a=1&EventType=onParticipantLeft&InteractionSid=KD1'],
  ['https://crm.example.com/in#rc=3', 'https://crm.example.com/in?EventType=onParticipantLeft&InteractionSid=KD1'],
])('GET adds the parameters to the query of %s', (registered, requested) => {
  expect(deliveryRequest(webhook('GET', registered), EVENT)).toMatchObject({ url: requested, body: null });
});

test('sends an idempotency token in a header that is not signed', () => {
  const to = webhook('POST', 'https://crm.example.com/in');
  const { headers } = deliveryRequest(to, EVENT);
  expect(headers).not.toHaveProperty('I-Twilio-Idempotency-Token');
  expect(deliveryRequest(to, EVENT, 'abc').headers).toEqual({ ...headers, 'I-Twilio-Idempotency-Token': 'abc' });
});
