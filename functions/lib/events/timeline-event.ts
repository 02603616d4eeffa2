/** What is kept of an event: everything that Twilio sent, bounded and without what may lead to a person. */
import { createHash } from 'node:crypto';
import { EVENTS } from '../../../src/contract/events';
import { SAME_EVENT_MS, type TimelineEvent, type TimelineName } from '../../../src/contract/timeline';
import type { WebhookType } from '../../../src/contract/webhooks';
import { redact } from './redact';

/** The form of a delivery, as the runtime hands it over; a repeated field is a list. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** Lengths in characters. */
const MAX_NAME = 64;
const MAX_VALUE = 256;
const MAX_LONG_VALUE = 512;
/** Of a whole event as JSON in UTF-8, in bytes. */
const MAX_EVENT = 2_000;

/** Twilio's explanation of an error, the only documented field that holds prose. */
const LONG_FIELD = 'ErrorMessage';

const DOCUMENTED: ReadonlySet<string> = new Set([
  'AccountSid',
  ...Object.values(EVENTS).flatMap(({ parameters }) => parameters.map((name) => name.replace('?', ''))),
]);

/** An event as it arrived. */
export interface Arrival {
  readonly type: string;
  readonly parameters: Parameters;
  /** The type of the webhook that brought it. */
  readonly webhook: WebhookType;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export function timelineEvent({ type, parameters, webhook, receivedAt }: Arrival): TimelineEvent {
  const event = { type: boundedType(type), receivedAt: new Date(receivedAt).toISOString(), webhook, parameters: {} };
  let room = MAX_EVENT - bytesOf(event);
  const kept: [string, string][] = [];
  // Those that Twilio documents first: the rest gets what room they leave.
  for (const [name, value] of Object.entries(parameters).sort(byImportance)) {
    const field: [string, string] = [
      bounded(name, MAX_NAME),
      bounded([value].flat().join(', '), name === LONG_FIELD ? MAX_LONG_VALUE : MAX_VALUE),
    ];
    // With its colon and comma, a field takes as much room as a list of two.
    const size = bytesOf(field);
    if (size > room) continue;
    room -= size;
    kept.push(field);
  }
  return { ...event, parameters: Object.fromEntries(kept) };
}

/** The type of an event; Twilio's own are far shorter. */
export const boundedType = (type: string) => bounded(type, MAX_NAME);

const byImportance = ([a]: [string, unknown], [b]: [string, unknown]) =>
  Number(DOCUMENTED.has(b)) - Number(DOCUMENTED.has(a)) || (a < b ? -1 : 1);

/** Redacted before it is cut: half an address is still one. */
function bounded(text: string, length: number): string {
  const redacted = redact(text);
  // Cut between characters, not within one.
  return redacted.length <= length ? redacted : `${redacted.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/**
 * The key under which an event is stored: the same for what the same webhook brings again within the same ten seconds.
 * What is told on both sides of their edge is stored twice, and shown once.
 */
export function eventKey(timeline: TimelineName, { type, parameters, webhook, receivedAt }: Arrival): string {
  const canonical = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const identity = [timeline, webhook, type, canonical, Math.floor(receivedAt / SAME_EVENT_MS)];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
