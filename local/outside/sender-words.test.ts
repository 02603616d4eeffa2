import { senderInWords } from './sender-words';

const webhook = { type: 'interaction', friendlyName: 'CRM', ttid: 'flex_interactionwebhook_1' } as const;

test.each([
  [{ webhook, headers: {} }, 'From Twilio, interaction webhook CRM flex_interactionwebhook_1'],
  [
    { webhook: { ...webhook, friendlyName: null }, headers: {} },
    'From Twilio, interaction webhook flex_interactionwebhook_1',
  ],
  [{ webhook: null, headers: { 'webhook-id': 'msg_1' } }, 'From the functions, msg_1'],
  [{ webhook: null, headers: {} }, 'From the functions'],
])('%j is %s', (delivery, words) => {
  expect(senderInWords(delivery)).toBe(words);
});
