/** Random webhooks as other programs may have registered them, and random edits of them. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Webhook } from '../../../local/world/model';
import type { Request } from '../../../src/contract/endpoints';
import { EVENT_NAMES, type EventName } from '../../../src/contract/events';
import type { InteractionSid } from '../../../src/contract/sids';
import type { SeededRandom } from '../shared/seeded-random';

type Details = Omit<Webhook, 'ttid'>;

/** Event names that the catalog does not know. Samples in Twilio's documentation have one, too. */
const UNKNOWN_EVENTS = ['onChannelUpdated', 'onLunch', 'onparticipantleft', 'onParticipantLeft '] as const;

const URLS = [
  'https://crm.example.com/interaction-events',
  'https://other.example.net/in?key=secret&n=1',
  'https://other.example.net/in?key=secret&n=2',
  'https://user:password@other.example.net:8443/a%20b#part',
  'http://10.0.0.1/in',
] as const;

const NAMES = [
  null,
  'CRM',
  'Qualität 質',
  'a "name", with & and = and +',
  'interaction-webhooks of another program',
] as const;

/** Picks some of the items, in random order. */
const someOf = <T>(random: SeededRandom, items: readonly T[]): T[] =>
  random.shuffled(items).slice(0, random.below(items.length + 1));

function randomEvents(random: SeededRandom): string[] {
  const unknown: string[] = random.chance(0.6) ? someOf(random, UNKNOWN_EVENTS) : [];
  const events = random.shuffled([...unknown, ...someOf<string>(random, EVENT_NAMES)]);
  return events.length === 0 ? ['onParticipantLeft'] : events;
}

export function randomWebhook(random: SeededRandom, interaction: InteractionSid): Details {
  const isOurs = random.chance(0.3);
  const nonce = random
    .below(2 ** 31)
    .toString(16)
    .padStart(16, '0');
  const createdAt = Date.UTC(2025, 11, 1 + random.below(31));
  return {
    type: isOurs || random.chance(0.6) ? 'interaction' : 'global',
    url: random.pick(URLS),
    method: random.pick(['POST', 'GET']),
    events: randomEvents(random),
    friendlyName: isOurs ? formatFriendlyName({ interaction, createdAt, nonce }) : random.pick(NAMES),
  };
}

/** The changes a user wants. The version is added when they open the webhook. */
export type Edit = Omit<Request<'update'>, 'ttid' | 'version'>;

const DESTINATIONS = [
  ...Array<null>(8).fill(null),
  'crm',
  'quality',
  'https://hooks.example.com/new?key=1',
  'https://evil.tld/',
  'nowhere',
] as const satisfies readonly (string | null)[];

const NEW_NAMES = [...Array<null>(6).fill(null), 'Renamed', 'CRM', 'Interaction-Webhooks 2'] as const;

const isKnown = (name: string): name is EventName => EVENT_NAMES.some((known) => known === name);

export const randomEdit = (random: SeededRandom, { events, method }: Details): Edit => ({
  destination: DESTINATIONS[random.below(DESTINATIONS.length)] ?? null,
  method: random.chance(0.5) ? method : random.pick(['POST', 'GET']),
  events: random.chance(0.3) ? events.filter(isKnown) : someOf(random, EVENT_NAMES),
  friendlyName: NEW_NAMES[random.below(NEW_NAMES.length)] ?? null,
});
