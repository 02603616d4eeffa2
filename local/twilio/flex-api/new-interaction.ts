/** The `Channel` and the `Routing` of a new interaction. */
import type { Context } from 'hono';
import type { Customer, NewInteraction } from '../../world/interactions';
import type { ChannelType, Conversation } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter } from '../conventions/errors';
import { isRecord } from '../conventions/json';
import { honoredProperties, textProperties } from '../conventions/parameters';
import { identityIn, MEDIA_PROPERTIES } from './new-participant';
import { readRouting } from './routing';

const CHANNEL_TYPES: readonly ChannelType[] = ['web', 'chat', 'sms', 'whatsapp', 'email'];
const INITIATORS = ['customer', 'agent', 'api'] as const;
const DIRECTIONS = ['inbound', 'outbound'] as const;

export interface Given {
  readonly channel: Readonly<Record<string, unknown>>;
  readonly routing: Readonly<Record<string, unknown>>;
}

export function readNewInteraction(c: Context, given: Given, world: World): NewInteraction {
  const channel = honoredProperties(c, 'Channel', given.channel, [
    'type',
    'initiated_by',
    'properties',
    'participants',
  ]);
  const channelType = oneOf('type', channel.type, CHANNEL_TYPES);
  const initiatedBy = oneOf('initiated_by', channel.initiated_by ?? 'customer', INITIATORS);
  const properties = readProperties(c, channel.properties ?? {}, channelType);
  const routing = readRouting(c, given.routing, channelType, world);
  const { mediaChannelSid, proxyAddress } = properties;
  const named = readCustomers(c, channel.participants ?? [], proxyAddress);
  refuseContradictions({ initiatedBy, mediaChannelSid, customers: named, routingTarget: routing.routingTarget });

  const conversation = world.conversations.get(mediaChannelSid ?? '');
  const [first, ...others] =
    named.length === 0 && conversation !== undefined ? customersIn(conversation, world) : named;
  const name =
    text(routing.attributes.customerName) ??
    text(routing.attributes.from) ??
    first?.identity ??
    text(conversation?.friendlyName) ??
    'Customer';
  // In a conversation that exists, the customer has a chat identity already.
  const identity = (conversation === undefined ? text(first?.media.identity) : first?.identity) ?? name;
  const address = text(first?.media.address) ?? `${channelType}:${name.toLowerCase().replaceAll(' ', '.')}`;
  return {
    channelType,
    customers: [{ identity, media: { address, ...first?.media } }, ...others],
    ...(mediaChannelSid === undefined ? {} : { conversationSid: mediaChannelSid }),
    routing: {
      ...routing,
      attributes: {
        from: name,
        customerName: name,
        customerAddress: address,
        direction: properties.direction ?? (initiatedBy === 'agent' ? 'outbound' : 'inbound'),
        initiatedBy,
        ...routing.attributes,
      },
    },
  };
}

interface Combination {
  readonly initiatedBy: (typeof INITIATORS)[number];
  readonly mediaChannelSid: string | undefined;
  readonly customers: readonly Customer[];
  readonly routingTarget: string | null;
}

/** Source: Twilio's page "Interactions", on interactions that an agent or an API call initiates. */
function refuseContradictions({ initiatedBy, mediaChannelSid, customers, routingTarget }: Combination) {
  if (initiatedBy === 'agent' && routingTarget === null) {
    throw badParameter('Invalid Routing: an interaction initiated by an agent needs a worker_sid');
  }
  if (initiatedBy === 'agent' && customers.length === 0) {
    throw badParameter('Invalid Channel: an interaction initiated by an agent needs participants');
  }
  if (initiatedBy === 'agent' && mediaChannelSid !== undefined) {
    throw badParameter('Invalid Channel: an interaction initiated by an agent has no media_channel_sid');
  }
  if (initiatedBy === 'api' && mediaChannelSid === undefined) {
    throw badParameter('Invalid Channel: an interaction initiated by the API needs a media_channel_sid');
  }
}

function readProperties(c: Context, given: unknown, channelType: ChannelType) {
  if (!isRecord(given)) throw badParameter('Invalid Channel: properties is not an object');
  const properties = textProperties(c, 'Channel.properties', given, ['media_channel_sid', 'type', 'direction', 'from']);
  if (properties.type !== undefined && properties.type !== channelType) {
    throw badParameter(`Invalid Channel: it is ${channelType}, but its properties say '${properties.type}'`);
  }
  const { direction } = properties;
  return {
    mediaChannelSid: properties.media_channel_sid,
    direction: direction === undefined ? undefined : oneOf('direction', direction, DIRECTIONS),
    proxyAddress: properties.from,
  };
}

function readCustomers(c: Context, given: unknown, proxyAddress: string | undefined): Customer[] {
  if (!Array.isArray(given)) throw badParameter('Invalid Channel: participants is not a list');
  const participants: readonly unknown[] = given;
  const customers = participants.map((participant) => {
    if (!isRecord(participant)) throw badParameter('Invalid Channel: a participant is not an object');
    const { media_properties: nested = {}, ...flat } = participant;
    if (!isRecord(nested)) throw badParameter('Invalid Channel: media_properties is not an object');
    const media = {
      ...(proxyAddress === undefined ? {} : { proxy_address: proxyAddress }),
      ...textProperties(c, 'Channel.participants', flat, MEDIA_PROPERTIES),
      ...textProperties(c, 'Channel.participants.media_properties', nested, MEDIA_PROPERTIES),
    };
    const identity = identityIn(media);
    if (identity === undefined) throw badParameter('Invalid Channel: a participant has no identity, name or address');
    return { identity, media };
  });
  if (new Set(customers.map(({ identity }) => identity)).size < customers.length) {
    throw badParameter('Invalid Channel: two participants are the same');
  }
  return customers;
}

/** The members of a conversation who have no account in Flex. */
function customersIn({ members }: Conversation, world: World): Customer[] {
  return members.flatMap(({ identity, binding }): Customer[] => {
    if (binding !== null) {
      return [{ identity: binding.address, media: { address: binding.address, proxy_address: binding.proxyAddress } }];
    }
    return identity === null || world.users.has(identity) ? [] : [{ identity, media: { identity } }];
  });
}

function oneOf<T extends string>(name: string, given: unknown, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === given);
  if (value === undefined) throw badParameter(`Invalid Channel: its ${name} is not one of ${allowed.join(', ')}`);
  return value;
}

const text = (given: unknown): string | undefined => (typeof given === 'string' && given !== '' ? given : undefined);
