/**
 * Whatever Twilio delivers to the inspector is stored once and shown, although Sync fails at times.
 *
 * Signed deliveries over HTTP to the built receiver in Twilio's own local runtime, at a steady rate, out of order and
 * some of them twice; at the other end the panel's own source of timelines over the real Sync SDK.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { deliveryRequest } from '../../../local/delivery/request';
import type { Fault } from '../../../local/faults/fault';
import { startFunctions } from '../../../local/functions';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../../local/functions/address';
import { startLocalTwilio } from '../../../local/server';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { TimelineEvent } from '../../../src/contract/timeline';
import { buildFunctions } from '../../../tools/build-functions';
import type { Options, SuiteResult } from '../shared/suite';
import { attachmentId, makeTimeline, openPanel, readTimeline, timelineOf } from './timelines';
import { type Amount, type Sending, traffic } from './traffic';

/** Deliveries. */
export const defaultRuns = 10_000;

const PORT = 4396;
const PER_SECOND = 200;
const ATTACHMENTS = 50;

/** Two events that are otherwise alike are the same one within a bucket of receipt. */
const BUCKET_MS = 10_000;

/** How long the last one may take to be shown, in milliseconds. */
const PATIENCE_MS = 15_000;

/** One write to Sync in so many fails. */
const FAILS_EVERY = 40;
const WRITE = 'POST sync.twilio.com/v1/Services/:service/Maps/:map/Items';
const FAULTS: readonly Fault[] = [
  { kind: 'too-many-requests', retryAfterSeconds: 1 },
  { kind: 'server-error', moment: 'before' },
  { kind: 'server-error', moment: 'after' },
];

const count = (number: number) => number.toLocaleString('en-US');

export async function checkAt(amount: Amount, seed: number): Promise<SuiteResult> {
  const functions = await startFunctions({ port: PORT + 1, twilioOrigin: `http://127.0.0.1:${PORT}`, isQuiet: true });
  const twilio = await startLocalTwilio({
    port: PORT,
    functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
    flexFile: 'not needed',
    pluginFile: 'not needed',
  });
  const names = Array.from({ length: amount.attachments }, (_, number) => timelineOf(number));
  for (const name of names) await makeTimeline(twilio.origin, name);

  const sendings = traffic(amount, ACCOUNT.accountSid, seed);
  const distinct = new Set(sendings.map(({ participantSid }) => participantSid));
  const sentAt = new Map<string, number>();
  const shownAfter = new Map<string, number>();
  let tellAll: () => void = () => undefined;
  const allShown = new Promise<void>((resolve) => {
    tellAll = resolve;
  });
  const panel = openPanel(PORT, names, ({ parameters: { ParticipantSid: sid = '' } }) => {
    const since = sentAt.get(sid);
    if (since === undefined || shownAfter.has(sid)) return;
    shownAfter.set(sid, performance.now() - since);
    if (shownAfter.size === distinct.size) tellAll();
  });
  await panel.isReady;

  const statuses = await Promise.all(
    sendings.map(async (sending, index) => {
      await wait((index * 1_000) / PER_SECOND);
      const fault = index % FAILS_EVERY === 0 ? FAULTS[(index / FAILS_EVERY) % FAULTS.length] : undefined;
      if (fault !== undefined) twilio.faults.replace([{ endpoint: WRITE, calls: { kind: 'next', count: 1 }, fault }]);
      if (!sentAt.has(sending.participantSid)) sentAt.set(sending.participantSid, performance.now());
      return deliver(functions.origin, sending);
    }),
  );
  twilio.faults.clear();
  await Promise.race([allShown, wait(PATIENCE_MS, undefined, { ref: false })]);

  const stored = (await Promise.all(names.map((name) => readTimeline(twilio.origin, name)))).flat();
  await panel.close();
  await twilio.close();
  await functions.stop();

  const refused = statuses.filter((status) => status !== 200).length;
  if (refused > 0) console.log(`${count(refused)} deliveries were not answered with 200`);
  return judge({ deliveries: amount.deliveries, distinct, stored, shownAfter });
}

/** What Twilio hears from the receiver. */
async function deliver(origin: string, { attachment, parameters }: Sending): Promise<number> {
  const { method, headers, body } = deliveryRequest(
    {
      ttid: 'flex_interactionwebhook_00000000000000000000000000',
      type: 'interaction',
      url: `${FUNCTIONS_URL}/events/receive?a=${attachmentId(attachment)}`,
      method: 'POST',
      events: [...LIVE_EVENTS],
      friendlyName: null,
    },
    parameters,
  );
  const response = await fetch(`${origin}/events/receive?a=${attachmentId(attachment)}`, { method, headers, body });
  await response.body?.cancel();
  return response.status;
}

interface Results {
  readonly deliveries: number;
  readonly distinct: ReadonlySet<string>;
  readonly stored: readonly TimelineEvent[];
  /** In milliseconds from delivery, by what tells an event from others. */
  readonly shownAfter: ReadonlyMap<string, number>;
}

function judge({ deliveries, distinct, stored, shownAfter }: Results): SuiteResult {
  const identities = stored.map(({ parameters, receivedAt }) => ({
    sid: parameters.ParticipantSid ?? '',
    bucket: Math.floor(Date.parse(receivedAt) / BUCKET_MS),
  }));
  const storedSids = new Set(identities.map(({ sid }) => sid));
  const lost = [...distinct].filter((sid) => !storedSids.has(sid)).length;
  const unseen = [...storedSids].filter((sid) => !shownAfter.has(sid)).length;
  const once = new Set(identities.map(({ sid, bucket }) => `${sid} ${bucket}`)).size;
  const doubled = stored.length - once;
  const acrossBuckets = once - storedSids.size;
  console.log(
    `${count(doubled)} stored twice within a bucket, ${count(acrossBuckets)} on both sides of its edge, ${count(unseen)} never shown`,
  );
  const times = [...shownAfter.values()].sort((a, b) => a - b);
  const percentile = (share: number) => `${(times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0)} ms`;
  return {
    summary: [
      `${count(deliveries)} delivered`,
      `${count(stored.length)} stored`,
      `${count(deliveries - distinct.size)} duplicates`,
      `${count(lost)} lost`,
      `p50 ${percentile(0.5)} and p99 ${percentile(0.99)} to the panel`,
    ].join(', '),
    violations: lost + doubled + unseen,
  };
}

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  await buildFunctions();
  return checkAt({ deliveries: runs, attachments: ATTACHMENTS }, seed);
}
