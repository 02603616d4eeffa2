/** What an operation works with: the settings, the calls it may make, and, where somebody asks, who that is. */
import type { InstanceSid } from '../../../src/contract/sids';
import type { Settings } from '../settings/settings';
import { type AuditList, auditList } from '../twilio/audit-list';
import { Deadline } from '../twilio/deadline';
import { type FlexApi, flexApi } from '../twilio/flex';
import { type Reply, type TwilioHttp, twilioHttp } from '../twilio/http';
import type { Io } from '../twilio/io';
import { type Claims, claims } from '../twilio/locks';
import { type Records, records } from '../twilio/records';
import { type Timelines, timelines } from '../twilio/timelines';
import type { Actor } from './actor';
import type { Log } from './log';
import type { Warm } from './warm';

/** The connection to Twilio of one invocation. */
export interface Connection {
  readonly settings: Settings;
  readonly http: TwilioHttp;
  readonly flex: FlexApi;
  readonly records: Records;
  readonly claims: Claims;
  readonly audit: AuditList;
  readonly timelines: Timelines;
  readonly deadline: Deadline;
  /** The account's Flex instance, known after the first call. */
  readonly instance: () => Promise<Reply<InstanceSid>>;
  readonly io: Io;
  readonly log: Log;
}

export interface Service extends Connection {
  readonly actor: Actor;
}

export function connect(settings: Settings, warm: Warm, io: Io, log: Log): Connection {
  const deadline = new Deadline(io.now);
  const http = twilioHttp(settings.credentials, deadline, io);
  const flex = flexApi(http);
  return {
    settings,
    http,
    flex,
    records: records(http, settings.recordsServiceSid),
    claims: claims(http, settings.recordsServiceSid, io),
    audit: auditList(http, settings.recordsServiceSid, settings.auditRetentionDays),
    timelines: timelines(http),
    deadline,
    instance: () => warm.instance(flex.fetchInstanceSid),
    io,
    log,
  };
}
