/**
 * Every event that Twilio delivers to the inspector is stored once and shown, although some writes to Sync fail.
 *
 * Signed deliveries go over HTTP to the built receiver in Twilio's own local runtime, at a steady rate, out of order
 * and some of them twice. The panel's own source of timelines reads them through the real Sync SDK.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { deliveryRequest } from '../../../local/delivery/request';
import type { Fault } from '../../../local/faults/fault';
import { startFunctions } from '../../../local/functions';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../../local/server';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { TimelineEvent, TimelineName } from '../../../src/contract/timeline';
import { buildFunctions } from '../../../tools/build-functions';
import { formatCount } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { attachmentId, createTimeline, openPanel, readTimeline, timelineOf } from './timelines';
import { type Amount, type Delivery, generateTraffic } from './traffic';

/** The number of deliveries. */
export const defaultRuns = 10_000;

const PORT = 4396;
const DELIVERIES_PER_SECOND = 200;
const ATTACHMENTS = 50;

/** Events that are equal and received in the same interval of this length count as one event. */
const BUCKET_MS = 10_000;

/** How long the last event may take to be shown. */
const SHOWN_WITHIN_MS = 15_000;

/** One of this many deliveries meets a write to Sync that fails. */
const FAULT_INTERVAL = 40;
const writeTo = (timeline: TimelineName) => `POST sync.twilio.com/v1/Services/:service/Maps/${timeline}/Items`;
const FAULTS: readonly Fault[] = [
  { kind: 'too-many-requests', retryAfterSeconds: 1 },
  { kind: 'server-error', moment: 'before' },
  { kind: 'server-error', moment: 'after' },
];

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  await buildFunctions();
  return checkAt({ deliveries: runs, attachments: ATTACHMENTS }, seed);
}

export async function checkAt(amount: Amount, seed: number): Promise<SuiteResult> {
  const functions = await startFunctions({ port: PORT + 1, twilioOrigin: `http://127.0.0.1:${PORT}`, isQuiet: true });
  try {
    const twilio = await startLocalTwilio({
      port: PORT,
      functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
      flexFile: 'not needed',
      plugins: [],
    });
    try {
      return evaluate(await play(twilio, functions.origin, amount, seed));
    } finally {
      await twilio.close();
    }
  } finally {
    await functions.stop();
  }
}

async function play(twilio: LocalTwilio, functionsOrigin: string, amount: Amount, seed: number): Promise<Observations> {
  const names = Array.from({ length: amount.attachments }, (_, number) => timelineOf(number));
  for (const name of names) await createTimeline(twilio.origin, name);

  const deliveries = generateTraffic(amount, ACCOUNT.accountSid, seed);
  const distinct = new Set(deliveries.map(({ participantSid }) => participantSid));
  const sentAt = new Map<string, number>();
  const shownAfterMs = new Map<string, number>();
  const failed = new Set<string>();
  let resolveAllShown: () => void = () => undefined;
  const allShown = new Promise<void>((resolve) => {
    resolveAllShown = resolve;
  });
  const panel = openPanel(PORT, names, ({ parameters: { ParticipantSid: sid = '' } }) => {
    const since = sentAt.get(sid);
    if (since === undefined || shownAfterMs.has(sid)) return;
    shownAfterMs.set(sid, performance.now() - since);
    if (shownAfterMs.size === distinct.size) resolveAllShown();
  });
  try {
    await panel.isReady;
    const statuses = await Promise.all(
      deliveries.map(async (delivery, index) => {
        await wait((index * 1_000) / DELIVERIES_PER_SECOND);
        const fault = index % FAULT_INTERVAL === 0 ? FAULTS[(index / FAULT_INTERVAL) % FAULTS.length] : undefined;
        if (fault !== undefined) {
          const endpoint = writeTo(timelineOf(delivery.attachment));
          twilio.faults.replace([{ endpoint, calls: { kind: 'next', count: 1 }, fault }]);
          failed.add(delivery.participantSid);
        }
        if (!sentAt.has(delivery.participantSid)) sentAt.set(delivery.participantSid, performance.now());
        return deliver(functionsOrigin, delivery);
      }),
    );
    twilio.faults.clear();
    await Promise.race([allShown, wait(SHOWN_WITHIN_MS, undefined, { ref: false })]);

    const refused = statuses.filter((status) => status !== 200).length;
    if (refused > 0) console.log(`${formatCount(refused)} deliveries were not answered with 200`);
    const stored = (await Promise.all(names.map((name) => readTimeline(twilio.origin, name)))).flat();
    return { deliveries: amount.deliveries, distinct, stored, failed, shownAfterMs };
  } finally {
    await panel.close();
  }
}

/** Delivers as Twilio does, and returns the HTTP status. */
async function deliver(origin: string, { attachment, parameters }: Delivery): Promise<number> {
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

interface Observations {
  readonly deliveries: number;
  /** The participant SIDs of the distinct events. */
  readonly distinct: ReadonlySet<string>;
  readonly stored: readonly TimelineEvent[];
  /** The participant SIDs of the events with a write that failed. */
  readonly failed: ReadonlySet<string>;
  /** Milliseconds from the first delivery of an event, by participant SID. */
  readonly shownAfterMs: ReadonlyMap<string, number>;
}

function evaluate({ deliveries, distinct, stored, failed, shownAfterMs }: Observations): SuiteResult {
  const identities = stored.map(({ parameters, receivedAt }) => ({
    sid: parameters.ParticipantSid ?? '',
    bucket: Math.floor(Date.parse(receivedAt) / BUCKET_MS),
  }));
  const storedSids = new Set(identities.map(({ sid }) => sid));
  const lost = [...distinct].filter((sid) => !storedSids.has(sid)).length;
  const notShown = [...storedSids].filter((sid) => !shownAfterMs.has(sid)).length;
  const storedOnce = new Set(identities.map(({ sid, bucket }) => `${sid} ${bucket}`)).size;
  const storedTwice = stored.length - storedOnce;
  // Duplicates that were received in different intervals count as different events, which is no violation.
  const inTwoBuckets = storedOnce - storedSids.size;
  console.log(
    `${formatCount(storedTwice)} stored twice within 10 s, ${formatCount(inTwoBuckets)} duplicates stored in two ` +
      `intervals of 10 s, ${formatCount(notShown)} never shown`,
  );
  const timesOf = (isFailed: boolean) =>
    [...shownAfterMs].filter(([sid]) => failed.has(sid) === isFailed).map(([, afterMs]) => afterMs);
  return {
    summary: [
      `${formatCount(deliveries)} delivered`,
      `${formatCount(stored.length)} stored`,
      `${formatCount(deliveries - distinct.size)} duplicates`,
      `${formatCount(lost)} lost`,
      `${percentiles(timesOf(false))} to the panel`,
      `${percentiles(timesOf(true))} where a write failed`,
    ].join(', '),
    violations: lost + storedTwice + notShown,
  };
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const percentile = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)} ms`;
  return `p50 ${percentile(0.5)} and p99 ${percentile(0.99)}`;
}
