import { STRINGS } from '../testing/strings';
import { foreignRow, ourRow } from '../testing/webhooks';
import { webhookName, webhookTitle } from './names';

test('a webhook is called as its maker named it, with the characters that no one sees', () => {
  const webhook = foreignRow(1, { friendlyName: 'CRM\u200b' });
  expect([webhookTitle(webhook, STRINGS.text), webhookName(webhook)]).toEqual(['CRM[U+200B]', 'CRM[U+200B]']);
});

test('a webhook of this plugin is called by its interaction', () => {
  const webhook = ourRow(1);
  expect([webhookTitle(webhook, STRINGS.text), webhookName(webhook)]).toEqual(
    Array(2).fill(webhook.ours?.interactionSid),
  );
});
