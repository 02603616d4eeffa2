/** What Twilio sends: many events of many interactions, some twice, none in order. */
import { SeededRandom } from '../shared/seeded-random';

export interface Sending {
  /** Of the attachments, counted from 0. */
  readonly attachment: number;
  /** Tells this event from all others, whatever else they have in common. */
  readonly participantSid: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Amount {
  /** Duplicates among them. */
  readonly deliveries: number;
  readonly attachments: number;
}

const DUPLICATES = 0.05;
/** How far from its place something may be sent. */
const DISORDER = 200;

const TYPES = ['onParticipantJoined', 'onParticipantUpdated', 'onParticipantLeft'] as const;

export function traffic({ deliveries, attachments }: Amount, accountSid: string, seed: number): Sending[] {
  const random = new SeededRandom(seed);
  const repeated = Math.round(deliveries * DUPLICATES);
  const events = Array.from({ length: deliveries - repeated }, (_, index): Sending => {
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
  const again = random.shuffled(events.map((_, index) => index)).slice(0, repeated);
  return [...events.keys(), ...again]
    .map((index) => ({ index, place: index + random.below(DISORDER) }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ index }) => events[index] ?? []);
}
