/**
 * Generates requests as Twilio may send them: many events of many interactions, each to one or two webhooks, some of
 * them alike, some requests repeated, and out of order. Between them are requests of others.
 */
import type { WebhookType } from '../../../src/contract/webhooks';
import { SeededRandom } from '../shared/seeded-random';

export interface Delivery {
  /** The number of the attachment, counted from 0. */
  readonly attachment: number;
  /** The webhook that gets it. */
  readonly webhook: WebhookType;
  /** Whether it is not from Twilio. */
  readonly isForged: boolean;
  /** Whether no other event has the same parameters. */
  readonly isUnlike: boolean;
  readonly parameters: Readonly<Record<'AccountSid' | 'EventType' | 'InteractionSid' | 'ParticipantSid', string>>;
}

export interface Traffic {
  readonly deliveries: readonly Delivery[];
  /** How often something happened that Twilio reports, by attachment. */
  readonly happened: readonly number[];
}

export interface Amount {
  /** Including repetitions, forged requests, and those of global webhooks. */
  readonly deliveries: number;
  readonly attachments: number;
}

const REPEATED_SHARE = 0.1;
const FORGED_SHARE = 0.01;
/** The share of events that are like others of the same interaction. */
const ALIKE_SHARE = 0.3;
/** How many places a request may be sent too late. */
const MAX_DISPLACEMENT = 200;

const TYPES = ['onParticipantJoined', 'onParticipantUpdated', 'onParticipantLeft'] as const;

/** For one of two attachments, some requests are repeated. */
export const hasRepetitions = (attachment: number) => attachment % 2 === 1;
/** For two of four attachments, there is a global webhook beside their own. */
const hasGlobal = (attachment: number) => attachment % 4 >= 2;

export const interactionOf = (attachment: number) => `KD${attachment.toString(16).padStart(32, 'e')}`;

export function generateTraffic({ deliveries, attachments }: Amount, accountSid: string, seed: number): Traffic {
  const random = new SeededRandom(seed);
  const happened = Array.from({ length: attachments }, () => 0);
  const all: Delivery[] = [];
  for (let event = 0; all.length < deliveries; event += 1) {
    const attachment = random.below(attachments);
    const isUnlike = !random.chance(ALIKE_SHARE);
    const parameters = {
      AccountSid: accountSid,
      EventType: isUnlike ? random.pick(TYPES) : 'onParticipantUpdated',
      InteractionSid: interactionOf(attachment),
      ParticipantSid: `UT${isUnlike ? event.toString(16).padStart(32, '0') : attachment.toString(16).padStart(32, 'f')}`,
    };
    happened[attachment] = (happened[attachment] ?? 0) + 1;
    for (const webhook of ['interaction', ...(hasGlobal(attachment) ? (['global'] as const) : [])] as const) {
      const delivery = { attachment, webhook, isForged: false, isUnlike, parameters };
      all.push(delivery);
      if (hasRepetitions(attachment) && random.chance(REPEATED_SHARE)) all.push(delivery);
      if (random.chance(FORGED_SHARE)) all.push({ ...delivery, isForged: true });
    }
  }
  const sent = all
    .map((delivery, index) => ({ delivery, place: index + random.below(MAX_DISPLACEMENT) }))
    .sort((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
  return { deliveries: sent, happened };
}
