/** The context of an operation: the settings, the calls it may make, and the person who requested it. */
import type { Answer, Endpoint, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import type { InstanceSid } from '../../../src/contract/sids';
import type { AccountSettings } from '../settings/account-settings';
import type { Retention, Settings } from '../settings/settings';
import { type AuditList, auditList } from '../twilio/audit-list';
import { Deadline } from '../twilio/deadline';
import { type FlexApi, flexApi } from '../twilio/flex';
import { type Reply, type TwilioHttp, twilioHttp } from '../twilio/http';
import type { Io } from '../twilio/io';
import { type Locks, syncLocks } from '../twilio/locks';
import { type Records, records } from '../twilio/records';
import { type Timelines, timelines } from '../twilio/timelines';
import type { Actor } from './actor';
import type { Log } from './log';
import type { WarmState } from './warm-state';

/** The connection of one invocation to Twilio. */
export interface Connection<S extends AccountSettings & Retention = Settings> {
  readonly settings: S;
  readonly http: TwilioHttp;
  readonly flex: FlexApi;
  readonly records: Records;
  readonly locks: Locks;
  readonly audit: AuditList;
  readonly timelines: Timelines;
  readonly deadline: Deadline;
  /** Returns the account's Flex instance; only the first call of a warm function asks Twilio. */
  readonly instance: () => Promise<Reply<InstanceSid>>;
  readonly io: Io;
  readonly log: Log;
  readonly warm: WarmState;
}

export interface OperationContext extends Connection {
  readonly actor: Actor;
  readonly warm: WarmState;
}

/** Carries out a parsed request of an authenticated person. */
export type Operation<E extends Endpoint> = (
  context: OperationContext,
  request: Request<E>,
) => Promise<Result<Answer<E>, Failure>>;

/** The parts of a connection that outlive one invocation. */
export interface Environment {
  readonly warm: WarmState;
  readonly io: Io;
  readonly log: Log;
}

interface Limits {
  readonly deadline?: Deadline;
  /** How many times a call is sent at most, if it can be repeated safely. */
  readonly attempts?: number;
}

/** Connects one invocation to Twilio. Without `limits`, it has the deadline and the attempts of an endpoint. */
export function connect<S extends AccountSettings & Retention>(
  settings: S,
  { warm, io, log }: Environment,
  { deadline = new Deadline(io.now), attempts }: Limits = {},
): Connection<S> {
  const http = twilioHttp(settings.credentials, deadline, io, attempts);
  const flex = flexApi(http);
  return {
    settings,
    http,
    flex,
    records: records(http, settings.recordsServiceSid),
    locks: syncLocks(http, settings.recordsServiceSid, io),
    audit: auditList(http, settings.recordsServiceSid, settings.auditRetentionDays),
    timelines: timelines(http),
    deadline,
    instance: () => warm.instance(flex.fetchInstanceSid),
    io,
    log,
    warm,
  };
}
