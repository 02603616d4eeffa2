/** What `/outside/api` accepts. The messages are shown to people as they are. */
import * as v from 'valibot';

const text = (what: string, most: number) =>
  v.pipe(
    v.optional(v.string(`${what} is not text.`), ''),
    v.trim(),
    v.minLength(1, `${what} is missing.`),
    v.maxLength(most, `${what} is longer than ${most} characters.`),
  );

const NO_CHANNEL = 'The channel is neither web nor sms.';
const channel = v.pipe(v.optional(v.string(NO_CHANNEL), ''), v.picklist(['web', 'sms'], NO_CHANNEL));

export const newConversation = v.object({
  customer: text('The name', 64),
  channel,
  /** The identity of the agent who is to be asked. */
  agent: text('The agent', 64),
  message: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, 'The message is longer than 1000 characters.'))),
});

export const newMessage = v.object({ text: text('The message', 1000) });

export const failedChannel = v.object({ channel });
