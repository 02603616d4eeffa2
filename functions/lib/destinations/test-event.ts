/** The event that people send to try a destination: the documented example, with SIDs that are plainly not real. */
import type { Form } from '../twilio/outbox';

const NOT_REAL = '0'.repeat(32);

/** Says that an event is a test, so that a receiver can answer it without doing anything. */
export const TEST_HEADERS = { 'x-interaction-webhooks-test': 'true' } as const;

/** The account is the real one: by it, a receiver of several accounts chooses the auth token for the signature. */
export const testEvent = (accountSid: string): Form => ({
  EventType: 'onParticipantJoined',
  AccountSid: accountSid,
  InteractionSid: `KD${NOT_REAL}`,
  MediaChannelSid: `CH${NOT_REAL}`,
  MediaChannelType: 'web',
  ChannelSid: `UO${NOT_REAL}`,
  ParticipantSid: `UT${NOT_REAL}`,
  ParticipantType: 'agent',
  TaskSid: `WT${NOT_REAL}`,
});
