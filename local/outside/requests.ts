/** Schemas of the requests to `/outside/api`. Their messages are shown to people. */
import * as v from 'valibot';
import { CHANNELS } from './channel-words';

/** The schema of a required text. `label` begins its messages, such as "The name". */
export const text = (label: string, max: number) =>
  v.pipe(
    v.optional(v.string(`${label} must be text.`), ''),
    v.trim(),
    v.minLength(1, `${label} is required.`),
    v.maxLength(max, `${label} is longer than ${max} characters.`),
  );

const INVALID_CHANNEL = `The channel must be one of ${CHANNELS.map(({ type }) => type).join(', ')}.`;
const channel = v.pipe(
  v.optional(v.string(INVALID_CHANNEL), ''),
  v.picklist(
    CHANNELS.map(({ type }) => type),
    INVALID_CHANNEL,
  ),
);

export const newConversation = v.object({
  customer: text('The name', 64),
  channel,
  /** The identity of the agent who gets the conversation. */
  agent: text('The agent', 64),
  message: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, 'The message is longer than 1000 characters.'))),
  /** Whether the program of docs/new-interactions.md creates the interaction, with a webhook from the start. */
  byProgram: v.optional(v.boolean('byProgram must be true or false.'), false),
});

export const newMessage = v.object({ text: text('The message', 1000) });

export const failedChannel = v.object({ channel });

/** The query of the list of deliveries. Without a limit, it is the whole list. */
export const deliveryList = v.object({
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'The limit must be a whole number from 1.'), v.transform(Number)),
  ),
});
