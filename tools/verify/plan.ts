/** Says what a run is about to do, for the person who has to agree. */
import type { Account } from './account';
import { MAX_INTERACTIONS, PREFIX } from './names';

export function planOf({ accountSid, globalWebhooks }: Account, asksGlobal: boolean): string {
  const others =
    globalWebhooks === 0
      ? []
      : [
          '',
          `This account has ${globalWebhooks} global ${globalWebhooks === 1 ? 'webhook, which gets' : 'webhooks, which get'} the events of every interaction.`,
          'So the systems behind them also get the events of the test chats.',
        ];
  return [
    `This asks Twilio questions in account ${accountSid}. It takes about ten minutes.`,
    '',
    'For that time it creates, and then removes:',
    `- a task queue, a workflow and a worker named ${PREFIX}. The worker is unavailable, so it gets no task`,
    `- up to ${MAX_INTERACTIONS} web chats in that workflow, each with a conversation and a task. No agent is offered one`,
    `- up to 50 interaction webhooks, most of them for a moment. Only ${asksGlobal ? 8 : 6} get events`,
    `- a Functions service ${PREFIX} with one protected function, which gets these events`,
    '- a Sync service, and a document in the default service of Sync',
    ...(asksGlobal
      ? [
          '- with --global, a global webhook for a minute or two. In that time, the changes of status of all interactions of',
          '  this account arrive at the function, also those of customers. It keeps nothing of them',
        ]
      : []),
    '',
    'It uses no phone number, sends no message, and changes nothing that exists.',
    'Twilio charges conversations by their active users. The customers of the test chats can count as users of this month.',
    ...others,
  ].join('\n');
}
