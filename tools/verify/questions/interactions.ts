/** Questions about interactions, their channels and their participants. */
import { textIn } from '../account';
import { CONVERSATIONS, channelsOf, INTERACTIONS } from '../addresses';
import { closeChannel } from '../cleanup';
import { nameOf } from '../names';
import { asked, type Context, compare } from '../question';
import type { TestInteraction } from '../stage';
import { type Answer, outcome, recordIn } from '../twilio';
import { leave, resume } from './chat';

const items = (answer: Answer, key: string) => {
  const list = answer.body[key];
  return Array.isArray(list) ? list.map(recordIn) : [];
};

const participants = ({ twilio }: Context, { sid, channelSid }: TestInteraction) =>
  twilio.get(`${channelsOf(sid)}/${channelSid}/Participants`);

const statusOf = async ({ twilio }: Context, { sid, channelSid }: TestInteraction) =>
  textIn((await twilio.get(`${channelsOf(sid)}/${channelSid}`)).body.status) || 'unknown';

/** An identifier with its letters in upper case. */
const inCapitals = (identifier: string) => identifier.toUpperCase();

export const INTERACTION_QUESTIONS = [
  asked(
    'A channel is found only under its own interaction',
    'Under another interaction, its participants are answered with 404.',
    async (context) => {
      const [first, second] = [await context.stage.first(), await context.stage.second()];
      const answer = await participants(context, { ...second, channelSid: first.channelSid });
      const own = items(answer, 'participants').filter(({ interaction_sid }) => interaction_sid === first.sid).length;
      return compare(
        answer.status === 404,
        `${outcome(answer)}${answer.status === 200 ? `, with ${own} participants of the other interaction` : ''}`,
      );
    },
  ),
  asked(
    'Participants and channels name their interaction',
    'Every channel has `interaction_sid`, and every participant also `channel_sid`, as asked for.',
    async (context) => {
      const interaction = await context.stage.first();
      const channels = items(await context.twilio.get(channelsOf(interaction.sid)), 'channels');
      const people = items(await participants(context, interaction), 'participants');
      const named = (one: Readonly<Record<string, unknown>>) => one.interaction_sid === interaction.sid;
      const placed = people.filter((one) => named(one) && one.channel_sid === interaction.channelSid);
      const right = channels.filter(named);
      return compare(
        channels.length > 0 && people.length > 0 && right.length === channels.length && placed.length === people.length,
        `${right.length} of ${channels.length} channels and ${placed.length} of ${people.length} participants do`,
      );
    },
  ),
  asked(
    'An interaction has ended if all its channels are `closed` or `failed`',
    'A channel that was closed is listed as closed.',
    async (context) => {
      const interaction = await context.stage.interaction();
      const answer = await closeChannel(context.twilio, interaction.sid, interaction.channelSid);
      const status = await statusOf(context, interaction);
      return compare(status === 'closed', `${outcome(answer)}; the channel is ${status}`);
    },
  ),
  asked(
    'The list of channels may be empty right after an interaction is created',
    'The list is answered with 200, with or without the channel.',
    async (context) => {
      const { firstChannels } = await context.stage.first();
      const count = items(firstChannels, 'channels').length;
      return compare(
        firstChannels.status === 200,
        `${outcome(firstChannels)}, with ${count === 0 ? 'no channel' : 'its channel'}, after ${Math.round(firstChannels.ms)} ms`,
      );
    },
  ),
  asked(
    'Identifiers are spelled in one way',
    'In capitals, a ttid and the digits of a SID are answered with 404.',
    async (context) => {
      const { sid } = await context.stage.first();
      const ttid = await context.stage.webhook('spelling');
      const requests = { SID: [INTERACTIONS, sid, 'sid'], ttid: [context.stage.webhooks, ttid, 'ttid'] } as const;
      const seen: string[] = [];
      for (const [kind, [folder, identifier, property]] of Object.entries(requests)) {
        const answer = await context.twilio.get(`${folder}/${inCapitals(identifier)}`);
        const spelling = textIn(answer.body[property]) === identifier ? 'as usual' : 'as asked for';
        seen.push(`${kind}: ${outcome(answer)}${answer.status === 200 ? `, spelled ${spelling}` : ''}`);
      }
      const hasLetters = sid !== inCapitals(sid);
      return compare(
        seen.every((line) => line.includes(': 404')) || (!hasLetters && seen[1]?.includes(': 404') === true),
        `${seen.join('; ')}${hasLetters ? '' : ' (this SID has no letters)'}`,
      );
    },
  ),
  asked(
    'An interaction on an existing conversation has its members as customers',
    'The member of the conversation is the only participant, a customer.',
    async (context) => {
      const people = items(await participants(context, await context.stage.first()), 'participants');
      const types = people.map(({ type }) => textIn(type) || 'unknown');
      return compare(types.length === 1 && types[0] === 'customer', `participants: ${types.join(', ') || 'none'}`);
    },
  ),
  asked(
    "A conversation's participant is not one of its channel",
    'A member who is added to the conversation is no participant of the channel.',
    async (context) => {
      const interaction = await context.stage.second();
      const before = items(await participants(context, interaction), 'participants').length;
      const member = await context.twilio.post(`${CONVERSATIONS}/${interaction.conversationSid}/Participants`, {
        Identity: nameOf('second member'),
      });
      const after = items(await participants(context, interaction), 'participants').length;
      return compare(
        member.status === 201 && after === before,
        `${outcome(member)}; ${before} participants before, ${after} after`,
      );
    },
  ),
  asked(
    'An invite makes a parked channel active',
    'After Leave, an invite through the API alone makes the channel active.',
    async (context) => {
      const interaction = await context.stage.interaction();
      const left = await leave(context, interaction);
      const parked = await statusOf(context, interaction);
      const invite = await resume(context, interaction);
      const then = await statusOf(context, interaction);
      return compare(
        parked === 'inactive' && then === 'active',
        `leave: ${outcome(left)}, ${parked}; invite: ${outcome(invite)}, ${then}`,
      );
    },
  ),
  asked('Closing a conversation leaves its channel open', 'The channel keeps its status.', async (context) => {
    const interaction = await context.stage.interaction();
    const before = await statusOf(context, interaction);
    const answer = await context.twilio.post(`${CONVERSATIONS}/${interaction.conversationSid}`, { State: 'closed' });
    const after = await statusOf(context, interaction);
    return compare(answer.status === 200 && after === before, `${outcome(answer)}; ${before} before, ${after} after`);
  }),
];
