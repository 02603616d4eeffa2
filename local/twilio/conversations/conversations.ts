import type { Hono } from 'hono';
import type { ConversationDetails } from '../../world/conversations';
import type { ConversationState } from '../../world/model';
import type { World } from '../../world/world';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { TOKEN_PAGING } from '../conventions/token-pages';
import { pageAfter } from './pages';
import { type Base, conversationsAddress, presentConversation } from './present';
import { attributesIn, day, type FindConversation, sid, text, time } from './request';

const STATES = ['active', 'inactive', 'closed'] as const satisfies readonly ConversationState[];

/** Not honored, and so refused: timers, and bindings of email. */
const FIELDS = [
  'FriendlyName',
  'UniqueName',
  'Attributes',
  'MessagingServiceSid',
  'State',
  'DateCreated',
  'DateUpdated',
] as const;

const DAY_MS = 86_400_000;

export function conversationRoutes(app: Hono, base: Base, world: World, find: FindConversation) {
  const list = `${base}/Conversations`;
  const one = `${list}/:conversation`;

  app.get(list, (c) => {
    const query = Parameters.ofQuery(c, [...TOKEN_PAGING, 'StartDate', 'EndDate', 'State']);
    const state = query.oneOf('State', STATES);
    const from = day(query, 'StartDate') ?? Number.NEGATIVE_INFINITY;
    const end = day(query, 'EndDate');
    const until = end === undefined ? Number.POSITIVE_INFINITY : end + DAY_MS;
    const items = [...world.conversations.values()].filter(
      (conversation) =>
        (state === undefined || conversation.state === state) &&
        conversation.createdAt >= from &&
        conversation.createdAt < until,
    );
    const page = items.map((conversation) => presentConversation(base, conversation));
    return c.json(
      pageAfter(query, {
        key: 'conversations',
        items: page,
        keyOf: ({ sid }) => sid,
        address: conversationsAddress(base),
      }),
    );
  });
  app.post(list, async (c) => {
    const conversation = world.createConversation(detailsIn(await Parameters.ofForm(c, FIELDS)));
    return c.json(presentConversation(base, conversation), 201);
  });
  app.get(one, (c) => c.json(presentConversation(base, find(c))));
  app.post(one, async (c) => {
    const conversation = find(c);
    const changes = detailsIn(await Parameters.ofForm(c, FIELDS));
    return c.json(presentConversation(base, world.updateConversation(conversation.sid, changes)));
  });
  app.delete(one, (c) => {
    world.deleteConversation(find(c).sid);
    return c.body(null, 204);
  });
}

function detailsIn(form: Parameters<(typeof FIELDS)[number]>): Partial<ConversationDetails> {
  const uniqueName = text(form, 'UniqueName');
  return given<ConversationDetails>({
    friendlyName: text(form, 'FriendlyName'),
    uniqueName: uniqueName === '' ? null : uniqueName,
    attributes: attributesIn(form, 'conversation'),
    messagingServiceSid: sid(form, 'MessagingServiceSid', 'MG'),
    state: form.oneOf('State', STATES),
    createdAt: time(form, 'DateCreated'),
    updatedAt: time(form, 'DateUpdated'),
  });
}
