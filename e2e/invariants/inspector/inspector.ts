/**
 * Every request that Twilio signed is kept as one event and shown, although some writes to Sync fail. The panel counts
 * two requests as one event only if the interaction's webhook sent one and a global webhook the other.
 *
 * Signed and forged requests go over HTTP to the built receiver in Twilio's own local runtime, at a steady rate, out of
 * order and some of them twice. The panel's own source of timelines reads them through the real Sync SDK, and its own
 * model counts them. No request has an idempotency token, because this runtime hides it from the functions.
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
import { INITIAL_TIMELINE, nextTimeline, type Timeline } from '../../../src/panel/timeline/timeline';
import type { TimelineEntry, TimelineNews } from '../../../src/panel/timelineSource';
import { mostPairs } from '../../../src/testing/mostPairs';
import { buildFunctions } from '../../../tools/build-functions';
import { formatCount, printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { attachmentId, createTimeline, openPanel, readTimeline, timelineOf } from './timelines';
import { type Amount, type Delivery, generateTraffic, hasRepetitions, interactionOf, type Traffic } from './traffic';

/** The number of deliveries. */
export const defaultRuns = 10_000;

const PORT = 4396;
const DELIVERIES_PER_SECOND = 200;
const ATTACHMENTS = 50;

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
      const traffic = generateTraffic(amount, ACCOUNT.accountSid, seed);
      return evaluate(traffic, await play(twilio, functions.origin, traffic));
    } finally {
      await twilio.close();
    }
  } finally {
    await functions.stop();
  }
}

interface Observations {
  /** The HTTP status of each delivery. */
  readonly statuses: readonly number[];
  /** The items of each attachment's timeline, read through the REST API. */
  readonly stored: readonly (readonly TimelineEntry[])[];
  /** The timeline of each attachment in the panel. */
  readonly shown: readonly Timeline[];
  /** The participant SIDs of events with a write that failed. */
  readonly failed: ReadonlySet<string>;
  /** Milliseconds from the first delivery of an event that is like no other one, by participant SID. */
  readonly shownAfterMs: ReadonlyMap<string, number>;
}

async function play(
  twilio: LocalTwilio,
  functionsOrigin: string,
  { deliveries, happened }: Traffic,
): Promise<Observations> {
  const names = happened.map((_, attachment) => timelineOf(attachment));
  for (const attachment of happened.keys()) {
    await createTimeline(twilio.origin, attachment, interactionOf(attachment));
  }
  const sentAt = new Map<string, number>();
  const shownAfterMs = new Map<string, number>();
  const failed = new Set<string>();
  const timelines = new Map(names.map((name) => [name, INITIAL_TIMELINE]));
  const expected = deliveries.filter(({ isForged }) => !isForged).length;
  let resolveAllShown: () => void = () => undefined;
  const allShown = new Promise<void>((resolve) => {
    resolveAllShown = resolve;
  });

  function show(name: TimelineName, updates: readonly TimelineNews[]) {
    timelines.set(name, nextTimeline(timelines.get(name) ?? INITIAL_TIMELINE, updates));
    for (const { event } of updates.flatMap((news) => (news.type === 'entries' ? news.entries : []))) {
      const since = sentAt.get(event.parameters.ParticipantSid ?? '');
      if (since === undefined || shownAfterMs.has(event.parameters.ParticipantSid ?? '')) continue;
      shownAfterMs.set(event.parameters.ParticipantSid ?? '', performance.now() - since);
    }
    const items = [...timelines.values()].reduce((sum, { entries }) => sum + entries.length, 0);
    if (items === expected) resolveAllShown();
  }

  const panel = openPanel(PORT, names, show);
  try {
    await panel.isReady;
    const send = async (delivery: Delivery, index: number) => {
      await wait((index * 1_000) / DELIVERIES_PER_SECOND);
      const { ParticipantSid } = delivery.parameters;
      const fault = index % FAULT_INTERVAL === 0 ? FAULTS[(index / FAULT_INTERVAL) % FAULTS.length] : undefined;
      if (fault !== undefined) {
        const endpoint = writeTo(timelineOf(delivery.attachment));
        twilio.faults.replace([{ endpoint, calls: { kind: 'next', count: 1 }, fault }]);
        failed.add(ParticipantSid);
      }
      if (delivery.isUnlike && !delivery.isForged && !sentAt.has(ParticipantSid)) {
        sentAt.set(ParticipantSid, performance.now());
      }
      return deliver(functionsOrigin, delivery);
    };
    // The functions load with the first one. On a busy machine, that takes longer than an event may wait for its store.
    const [first, ...others] = deliveries;
    const answer = first === undefined ? [] : [await send(first, 0)];
    const statuses = [...answer, ...(await Promise.all(others.map((delivery, index) => send(delivery, index + 1))))];
    twilio.faults.clear();
    await Promise.race([allShown, wait(SHOWN_WITHIN_MS, undefined, { ref: false })]);
    const stored = await Promise.all(names.map((name) => readTimeline(twilio.origin, name)));
    return { statuses, stored, shown: [...timelines.values()], failed, shownAfterMs };
  } finally {
    await panel.close();
  }
}

/** Delivers as Twilio does, or as others do, and returns the HTTP status. */
async function deliver(origin: string, { attachment, webhook, isForged, parameters }: Delivery): Promise<number> {
  const path = webhook === 'global' ? '/events/receive' : `/events/receive?a=${attachmentId(attachment)}`;
  const { method, headers, body } = deliveryRequest(
    {
      ttid: 'flex_interactionwebhook_00000000000000000000000000',
      type: webhook,
      url: `${FUNCTIONS_URL}${path}`,
      method: 'POST',
      events: [...LIVE_EVENTS],
      friendlyName: null,
    },
    parameters,
  );
  const sent = isForged ? `${body}&ParticipantType=agent` : body;
  const response = await fetch(`${origin}${path}`, { method, headers, body: sent });
  await response.body?.cancel();
  return response.status;
}

type Content = Pick<Delivery, 'attachment' | 'webhook' | 'parameters'>;

/** Names what the items of a timeline can be told apart by, other than their keys. */
const kindOf = ({ attachment, webhook, parameters: { EventType, ParticipantSid } }: Content) =>
  `${attachment} ${webhook} ${EventType} ${ParticipantSid}`;

function evaluate({ deliveries, happened }: Traffic, observed: Observations): SuiteResult {
  const { statuses, stored, shown, failed, shownAfterMs } = observed;
  const genuine = deliveries.filter(({ isForged }) => !isForged);
  const items = stored.flat();
  const events = shown.reduce((sum, timeline) => sum + timeline.events.length, 0);
  const violations = [
    ...answerViolations(deliveries, statuses),
    ...storeViolations(genuine.map(kindOf), stored),
    ...shown.flatMap((timeline, attachment) =>
      panelViolations(
        timeline,
        stored[attachment] ?? [],
        hasRepetitions(attachment) ? null : (happened[attachment] ?? 0),
      ).map((violation) => `attachment ${attachment}: ${violation}`),
    ),
  ];
  printViolations(violations);
  const timesOf = (isFailed: boolean) =>
    [...shownAfterMs].filter(([sid]) => failed.has(sid) === isFailed).map(([, afterMs]) => afterMs);
  return {
    summary: [
      `${formatCount(genuine.length)} requests of Twilio and ${formatCount(deliveries.length - genuine.length)} forged`,
      `${formatCount(items.length)} stored`,
      `${formatCount(items.length - events)} pairs`,
      `${formatCount(events)} events in the panel`,
      `${percentiles(timesOf(false))} to the panel`,
      `${percentiles(timesOf(true))} where a write failed`,
    ].join(', '),
    violations: violations.length,
  };
}

function answerViolations(deliveries: readonly Delivery[], statuses: readonly number[]): string[] {
  return deliveries.flatMap(({ isForged }, index) => {
    const required = isForged ? 403 : 200;
    return statuses[index] === required
      ? []
      : [`request ${index} was answered with ${statuses[index]}, not ${required}`];
  });
}

/** Compares how many items of each kind there must be, and are. */
function storeViolations(expected: readonly string[], stored: readonly (readonly TimelineEntry[])[]): string[] {
  const found = stored.flatMap((entries, attachment) =>
    entries.map(({ event: { type, webhook, parameters } }) =>
      kindOf({ attachment, webhook, parameters: { ...NO_PARAMETERS, ...parameters, EventType: type } }),
    ),
  );
  const [required, counts] = [countEach(expected), countEach(found)];
  return [...new Set([...expected, ...found])].flatMap((kind) => {
    const [count = 0, is = 0] = [required.get(kind), counts.get(kind)];
    return is === count ? [] : [`${is} items of ${kind}, not ${count}`];
  });
}

const NO_PARAMETERS = { AccountSid: '', InteractionSid: '', ParticipantSid: '' };

function countEach(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** @param happened How many events there are; null if some requests were repeated. */
function panelViolations(timeline: Timeline, stored: readonly TimelineEntry[], happened: number | null): string[] {
  const { entries, events, arrived } = timeline;
  const keysOf = (all: readonly TimelineEntry[]) => JSON.stringify(all.map(({ key }) => key).sort());
  const required = stored.length - mostPairs(stored.map(({ event }) => deliveryOf(event)));
  return [
    ...(keysOf(entries) === keysOf(stored) ? [] : [`the panel has ${entries.length} of ${stored.length} items`]),
    ...(events.length === required ? [] : [`${events.length} events are shown, not ${required}`]),
    ...(arrived === events.length ? [] : [`${arrived} events were announced, and ${events.length} are shown`]),
    ...(happened === null || events.length === happened
      ? []
      : [`${events.length} events are shown, but ${happened} happened`]),
  ];
}

const deliveryOf = ({ type, webhook, parameters, receivedAt }: TimelineEvent) => ({
  webhook,
  content: `${type} ${parameters.ParticipantSid}`,
  receivedAt: Date.parse(receivedAt),
});

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const percentile = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)} ms`;
  return `p50 ${percentile(0.5)} and p99 ${percentile(0.99)}`;
}
