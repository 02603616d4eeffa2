/** Generates deliveries as Twilio may send them: many events of many interactions, some twice, and out of order. */
import { SeededRandom } from '../shared/seeded-random';

export interface Delivery {
  /** The number of the attachment, counted from 0. */
  readonly attachment: number;
  /** Unique to this event, so that it differs from otherwise equal ones. */
  readonly participantSid: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Amount {
  /** Including duplicates. */
  readonly deliveries: number;
  readonly attachments: number;
}

const DUPLICATE_SHARE = 0.05;
/** How many places an event may be sent too late. */
const MAX_DISPLACEMENT = 200;

const TYPES = ['onParticipantJoined', 'onParticipantUpdated', 'onParticipantLeft'] as const;

export function generateTraffic({ deliveries, attachments }: Amount, accountSid: string, seed: number): Delivery[] {
  const random = new SeededRandom(seed);
  const duplicates = Math.round(deliveries * DUPLICATE_SHARE);
  const events = Array.from({ length: deliveries - duplicates }, (_, index): Delivery => {
    const participantSid = `UT${index.toString(16).padStart(32, '0')}`;
    const attachment = random.below(attachments);
    return {
      attachment,
      participantSid,
      parameters: {
        AccountSid: accountSid,
        EventType: random.pick(TYPES),
        InteractionSid: `KD${attachment.toString(16).padStart(32, 'e')}`,
        ParticipantSid: participantSid,
        ParticipantType: 'agent',
      },
    };
  });
  const duplicated = random.shuffled(events.map((_, index) => index)).slice(0, duplicates);
  return [...events.keys(), ...duplicated]
    .map((index) => ({ index, place: index + random.below(MAX_DISPLACEMENT) }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ index }) => events[index] ?? []);
}
