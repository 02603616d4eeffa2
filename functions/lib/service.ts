/** What an operation works with: who asks, what is set, and the calls it may make. */

import type { InstanceSid } from '../../src/contract/sids';
import type { Actor } from './actor';
import type { Deadline } from './deadline';
import type { Io } from './io';
import type { Log } from './log';
import type { Settings } from './settings';
import type { FlexApi } from './twilio/flex';
import type { Reply } from './twilio/http';
import type { Records } from './twilio/records';

export interface Service {
  readonly actor: Actor;
  readonly settings: Settings;
  readonly flex: FlexApi;
  readonly records: Records;
  readonly deadline: Deadline;
  /** The account's Flex instance, known after the first call. */
  readonly instance: () => Promise<Reply<InstanceSid>>;
  readonly io: Io;
  readonly log: Log;
}
