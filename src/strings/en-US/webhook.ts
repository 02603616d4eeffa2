/** The facts about a webhook, which the panel and the console both show. */
export const webhook = {
  WebhookNameLabel: 'Name',
  WebhookNameNone: 'None',
  WebhookUnreadable: 'Can’t be read',
  WebhookHostLabel: 'Sends to',
  WebhookNotEncrypted: 'Not encrypted (http)',
  WebhookEventsLabel: 'Events',
  WebhookMethodLabel: 'HTTP method',
  WebhookAttachedByLabel: 'Attached by',
  WebhookAttachedByUnknown: 'A program, or not recorded',
  WebhookTtidLabel: 'Webhook ID (ttid)',
  WebhookTtidCopy: 'Copy webhook ID',
  WebhookTtidCopied: 'Webhook ID copied.',
  WebhookTtidNotCopied: 'Your browser didn’t allow copying. Select the ID and copy it.',
  WebhookInspector: 'Inspector',
} satisfies Record<`Webhook${string}`, string>;
