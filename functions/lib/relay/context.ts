/** The parts that passing on and trying again need. */
import type { Delivery } from '../../../src/contract/delivery';
import type { InteractionSid } from '../../../src/contract/sids';
import type { NotedHealth } from '../endpoint/noted-health';
import type { SlowDestinations } from '../endpoint/slow-destinations';
import type { TargetLookup } from '../settings/target';
import type { Deadline } from '../twilio/deadline';
import type { DestinationHealth } from '../twilio/destination-health';
import type { Credentials, Reply } from '../twilio/http';
import type { Io } from '../twilio/io';
import type { Outbox } from '../twilio/outbox';
import type { EntryId } from '../twilio/outbox-keys';

export interface PassOnContext {
  readonly outbox: Outbox;
  readonly health: Pick<DestinationHealth, 'write'>;
  readonly warm: { readonly slow: SlowDestinations; readonly health: NotedHealth };
  readonly io: Pick<Io, 'dial' | 'now' | 'random' | 'startTimer'>;
  readonly credentials: Pick<Credentials, 'authToken'>;
}

export interface RetryContext extends PassOnContext {
  readonly deadline: Pick<Deadline, 'remaining'>;
  /**
   * Returns where an event may be sent now that arrived at `receivedAt`. The destination is `removed`, too, if the
   * attachment was detached or has lost it since.
   */
  readonly findTarget: (
    interaction: InteractionSid,
    relay: string,
    destination: string,
    receivedAt: string,
  ) => Promise<Reply<TargetLookup>>;
  /** Ends a destination of an attachment, because it has answered that it wants no more events. Best effort. */
  readonly endDestination: (interaction: InteractionSid, relay: string, destination: string) => Promise<unknown>;
  /** Shows in the timeline what became of an event. Best effort. */
  readonly show: (id: EntryId, delivery: Delivery) => Promise<unknown>;
}
