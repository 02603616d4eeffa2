import type { Context, Hono } from 'hono';
import type { Conversation, Message } from '../../world/model';
import type { World } from '../../world/world';
import { noSuchResource } from '../conventions/errors';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { TOKEN_PAGING } from '../conventions/token-pages';
import { pageAfter } from './pages';
import { type Base, messagesAddress, presentMessage } from './present';
import { attributesIn, type FindConversation, text, time } from './request';

/** Not honored, and so refused: media and content templates. */
const FIELDS = ['Author', 'Body', 'Attributes', 'Subject', 'DateCreated', 'DateUpdated'] as const;

const LONGEST_BODY = 1_600;

/** The author of a message that names none. */
const SYSTEM = 'system';

export function messageRoutes(app: Hono, base: Base, world: World, find: FindConversation) {
  const list = `${base}/Conversations/:conversation/Messages`;
  const one = `${list}/:message`;

  app.get(list, (c) => {
    const conversation = find(c);
    const query = Parameters.ofQuery(c, [...TOKEN_PAGING, 'Order']);
    const order = query.oneOf('Order', ['asc', 'desc']) ?? 'asc';
    const messages = order === 'asc' ? conversation.messages : conversation.messages.toReversed();
    const items = messages.map((message) => presentMessage(base, conversation, message));
    const address = messagesAddress(base, conversation.sid);
    return c.json(pageAfter(query, { key: 'messages', items, keyOf: positionIn(order), address }));
  });
  app.post(list, async (c) => {
    const conversation = find(c);
    const { author, text: body, attributes, ...details } = messageIn(await Parameters.ofForm(c, FIELDS));
    const message = world.say(conversation.sid, author ?? SYSTEM, body ?? '', attributes, details);
    return c.json(presentMessage(base, conversation, message), 201);
  });
  app.get(one, (c) => {
    const conversation = find(c);
    return c.json(presentMessage(base, conversation, messageOf(c, conversation)));
  });
  app.post(one, async (c) => {
    const conversation = find(c);
    const { sid } = messageOf(c, conversation);
    const changes = messageIn(await Parameters.ofForm(c, FIELDS));
    return c.json(presentMessage(base, conversation, world.updateMessage(conversation.sid, sid, changes)));
  });
  app.delete(one, (c) => {
    const conversation = find(c);
    world.deleteMessage(conversation.sid, messageOf(c, conversation).sid);
    return c.body(null, 204);
  });
}

/** Orders the keys of messages as their list does. */
const positionIn =
  (order: 'asc' | 'desc') =>
  ({ index }: { readonly index: number }) =>
    String(order === 'asc' ? index : Number.MAX_SAFE_INTEGER - index).padStart(16, '0');

function messageOf(c: Context, { messages }: Conversation): Message {
  const message = messages.find(({ sid }) => sid === c.req.param('message'));
  if (message === undefined) throw noSuchResource(c);
  return message;
}

const messageIn = (form: Parameters<(typeof FIELDS)[number]>) =>
  given<Omit<Message, 'sid' | 'index'>>({
    author: text(form, 'Author'),
    text: text(form, 'Body', LONGEST_BODY),
    attributes: attributesIn(form, 'message'),
    subject: text(form, 'Subject'),
    sentAt: time(form, 'DateCreated'),
    editedAt: time(form, 'DateUpdated'),
  });
