/** The commands of the Conversations SDK 2.5.0 (host `aim.`). Their effects show only in the Sync objects. */
import * as v from 'valibot';
import type { Conversation } from '../../../world/model';
import { Refused } from '../../../world/refused';
import type { World } from '../../../world/world';
import { NONE, Routes, type TunnelRequest, type TunnelResponse } from '../protocol/tunnel';
import { presentConfiguration, presentMembership, presentUser, ROOT } from './present';
import type { ConversationObjects } from './projection';

/** Sends a notification to every connection of these users. */
export type NotifyUsers = (identities: readonly string[], messageType: string, payload: object) => void;

const TYPING_SECONDS = 5;

const ok = (body: object): TunnelResponse => ({ status: 200, body });

/** Its routes throw the world's `Refused`. */
export function conversationRoutes(
  world: World,
  objects: ConversationObjects,
  notifyUsers: NotifyUsers,
): Routes<{ readonly identity: string }> {
  const conversation = (sid: string): Conversation => {
    const found = world.conversations.get(sid);
    if (found === undefined) throw new Refused(404, 50350, 'Conversation not found');
    return found;
  };
  const mine = (identity: string, sid: string) => presentMembership(identity, conversation(sid));

  return new Routes<{ readonly identity: string }>()
    .on('GET', `${ROOT}/Configuration`, NONE, (_request, { identity }) => ok(presentConfiguration(objects, identity)))
    .on('GET', `${ROOT}/MyConversations`, NONE, (_request, { identity }) =>
      ok({
        conversations: world.conversationsOf(identity).map(({ sid }) => mine(identity, sid)),
        meta: { next_token: null },
      }),
    )
    .on('GET', `${ROOT}/MyConversations/:conversation`, NONE, (_request, { identity }, sid: string) =>
      ok(mine(identity, sid)),
    )
    .on('POST', `${ROOT}/MyConversations/:conversation`, namesOf(ReadBody), (request, { identity }, sid: string) => {
      const { last_read_message_index } = bodyOf(ReadBody, request);
      const member = conversation(sid).members.find((one) => one.identity === identity);
      const lastRead = { index: last_read_message_index, at: world.now() };
      if (member !== undefined) world.updateMember(sid, member.sid, { lastRead });
      return ok(mine(identity, sid));
    })
    .on('GET', `${ROOT}/Conversations/:conversation`, NONE, (_request, { identity }, sid: string) =>
      ok(mine(identity, sid)),
    )
    .on(
      'POST',
      `${ROOT}/Conversations/:conversation/Messages`,
      namesOf(MessageBody),
      (request, { identity }, sid: string) => {
        const { body, attributes } = bodyOf(MessageBody, request);
        const message = world.say(conversation(sid).sid, identity, body ?? '', attributes ?? '{}');
        return { status: 201, body: { sid: message.sid, index: message.index } };
      },
    )
    .on('GET', `${ROOT}/Conversations/:conversation/MessageRecipients`, NONE, () =>
      ok({ message_recipients: [], meta: { previous_token: null, next_token: null } }),
    )
    .on('GET', `${ROOT}/Users/:user`, NONE, (_request, _caller, user: string) => ok(presentUser(objects, user)))
    .on('POST', `${ROOT}/Users/:user`, namesOf(UserBody), (request, _caller, user: string) => {
      const { friendly_name, attributes } = bodyOf(UserBody, request);
      const map = objects.user(user);
      const writer = { by: user };
      if (friendly_name !== undefined) map.put('friendlyName', { data: { value: friendly_name } }, writer);
      if (attributes !== undefined) map.put('attributes', { data: { value: attributes } }, writer);
      return ok(presentUser(objects, user));
    })
    .on('POST', `${ROOT}/Typing`, ['ChannelSid'], (request, { identity }) => {
      const { sid, members } = conversation(new URLSearchParams(request.text).get('ChannelSid') ?? '');
      const others = members.flatMap((member) => member.identity ?? []).filter((other) => other !== identity);
      notifyUsers(others, 'twilio.ipmsg.typing_indicator', {
        channel_sid: sid,
        identity,
        typing_timeout: TYPING_SECONDS,
      });
      return ok({ typing_timeout: TYPING_SECONDS });
    });
}

const MessageBody = v.object({
  body: v.nullish(v.string()),
  attributes: v.nullish(v.string()),
  // Sent empty with each text. Local Twilio stores no media.
  media_sids: v.optional(v.tuple([])),
});
const ReadBody = v.object({ last_read_message_index: v.nullable(v.number()) });
const UserBody = v.object({ friendly_name: v.optional(v.string()), attributes: v.optional(v.string()) });

const namesOf = (schema: { readonly entries: object }) => Object.keys(schema.entries);

function bodyOf<Schema extends v.GenericSchema>(schema: Schema, request: TunnelRequest): v.InferOutput<Schema> {
  const body = v.safeParse(schema, request.body);
  if (!body.success) throw new Refused(400, 20001, 'Invalid body');
  return body.output;
}
