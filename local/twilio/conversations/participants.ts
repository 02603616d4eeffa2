import type { Context, Hono } from 'hono';
import type { MemberDetails } from '../../world/members';
import type { Conversation, ConversationMember, MessagingBinding } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, noSuchResource } from '../conventions/errors';
import { given } from '../conventions/given';
import { Parameters } from '../conventions/parameters';
import { TOKEN_PAGING } from '../conventions/token-pages';
import { pageAfter } from './pages';
import { type Base, participantsAddress, presentParticipant } from './present';
import { attributesIn, type FindConversation, sid, text, time } from './request';

/** Not honored, and so refused: projected addresses, which only group texting has. */
const NEW = [
  'Identity',
  'MessagingBinding.Address',
  'MessagingBinding.ProxyAddress',
  'Attributes',
  'RoleSid',
  'DateCreated',
  'DateUpdated',
] as const;

const CHANGES = [
  'Attributes',
  'RoleSid',
  'DateCreated',
  'DateUpdated',
  'LastReadMessageIndex',
  'LastReadTimestamp',
] as const;

export function participantRoutes(app: Hono, base: Base, world: World, find: FindConversation) {
  const list = `${base}/Conversations/:conversation/Participants`;
  const one = `${list}/:participant`;

  app.get(list, (c) => {
    const conversation = find(c);
    const items = conversation.members.map((member) => presentParticipant(base, conversation, member));
    const address = participantsAddress(base, conversation.sid);
    const query = Parameters.ofQuery(c, TOKEN_PAGING);
    return c.json(pageAfter(query, { key: 'participants', items, keyOf: (member) => member.sid, address }));
  });
  app.post(list, async (c) => {
    const conversation = find(c);
    const form = await Parameters.ofForm(c, NEW);
    const details: MemberDetails = { ...whoIn(form), ...commonIn(form) };
    const member = world.addMember(conversation.sid, details);
    return c.json(presentParticipant(base, conversation, member), 201);
  });
  app.get(one, (c) => {
    const conversation = find(c);
    return c.json(presentParticipant(base, conversation, memberIn(c, conversation)));
  });
  app.post(one, async (c) => {
    const conversation = find(c);
    const member = memberIn(c, conversation);
    const form = await Parameters.ofForm(c, CHANGES);
    const changes = { ...commonIn(form), ...lastReadIn(form, member, world.now()) };
    return c.json(presentParticipant(base, conversation, world.updateMember(conversation.sid, member.sid, changes)));
  });
  app.delete(one, (c) => {
    const conversation = find(c);
    world.removeMember(conversation.sid, memberIn(c, conversation).sid);
    return c.body(null, 204);
  });
}

/** Finds a participant by SID or, as Twilio documents, by identity. */
function memberIn(c: Context, { members }: Conversation): ConversationMember {
  const name = c.req.param('participant');
  const member = members.find(({ sid, identity }) => sid === name || identity === name);
  if (member === undefined) throw noSuchResource(c);
  return member;
}

const commonIn = (form: Parameters<'Attributes' | 'RoleSid' | 'DateCreated' | 'DateUpdated'>) =>
  given<Pick<ConversationMember, 'attributes' | 'roleSid' | 'joinedAt' | 'updatedAt'>>({
    attributes: attributesIn(form, 'participant'),
    roleSid: sid(form, 'RoleSid', 'RL'),
    joinedAt: time(form, 'DateCreated'),
    updatedAt: time(form, 'DateUpdated'),
  });

/** A participant has an identity or a binding, never both. */
function whoIn(form: Parameters<(typeof NEW)[number]>): Pick<ConversationMember, 'identity' | 'binding'> {
  const identity = text(form, 'Identity');
  const address = text(form, 'MessagingBinding.Address');
  const proxyAddress = text(form, 'MessagingBinding.ProxyAddress');
  if (identity && address === undefined && proxyAddress === undefined) return { identity, binding: null };
  if (identity === undefined && address && proxyAddress) {
    return { identity: null, binding: { type: typeOf(address), address, proxyAddress } };
  }
  throw badParameter('A participant needs an Identity, or a MessagingBinding with Address and ProxyAddress');
}

const typeOf = (address: string): MessagingBinding['type'] => (address.startsWith('whatsapp:') ? 'whatsapp' : 'sms');

function lastReadIn(
  form: Parameters<(typeof CHANGES)[number]>,
  { lastRead }: ConversationMember,
  now: number,
): Partial<Pick<ConversationMember, 'lastRead'>> {
  const index = form.integer('LastReadMessageIndex', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: undefined });
  const at = time(form, 'LastReadTimestamp');
  if (index === undefined && at === undefined) return {};
  return { lastRead: { index: index ?? lastRead.index, at: at ?? now } };
}
