/**
 * Prepares an event for its timeline: all that Twilio sent, limited in size, without the data that identify a person.
 */
import { EVENTS } from '../../../src/contract/events';
import type { TimelineEvent } from '../../../src/contract/timeline';
import type { WebhookType } from '../../../src/contract/webhooks';
import { redact } from './redact';

/** The form of a delivery, as parsed by the runtime; a repeated field is a list. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** Limits in characters. */
const MAX_NAME = 64;
const MAX_VALUE = 256;
const MAX_LONG_VALUE = 512;
/** The limit of a whole event as JSON in UTF-8, in bytes. */
const MAX_EVENT = 2_000;

/** Twilio's explanation of an error, the only documented field with prose. */
const LONG_FIELD = 'ErrorMessage';

const DOCUMENTED: ReadonlySet<string> = new Set([
  'AccountSid',
  ...Object.values(EVENTS).flatMap(({ parameters }) => parameters.map((name) => name.replace('?', ''))),
]);

/** An event as it arrived. */
export interface Arrival {
  readonly type: string;
  readonly parameters: Parameters;
  /** The type of the webhook that delivered it. */
  readonly webhook: WebhookType;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export function timelineEvent({ type, parameters, webhook, receivedAt }: Arrival): TimelineEvent {
  const event = { type: boundedType(type), receivedAt: new Date(receivedAt).toISOString(), webhook, parameters: {} };
  let bytesLeft = MAX_EVENT - bytesOf(event);
  const fields: [string, string][] = [];
  // The parameters that Twilio documents come first; the others share the remaining space.
  for (const [name, value] of Object.entries(parameters).sort(byImportance)) {
    const field: [string, string] = [
      bounded(name, MAX_NAME),
      bounded([value].flat().join(', '), name === LONG_FIELD ? MAX_LONG_VALUE : MAX_VALUE),
    ];
    // As JSON, a field with its colon and comma is as long as a list of two.
    const size = bytesOf(field);
    if (size > bytesLeft) continue;
    bytesLeft -= size;
    fields.push(field);
  }
  return { ...event, parameters: Object.fromEntries(fields) };
}

/** Redacts and truncates the type of an event. Twilio's own types are far shorter than the limit. */
export const boundedType = (type: string) => bounded(type, MAX_NAME);

const byImportance = ([a]: [string, unknown], [b]: [string, unknown]) =>
  Number(DOCUMENTED.has(b)) - Number(DOCUMENTED.has(a)) || (a < b ? -1 : 1);

/** Redacts a text, then truncates it: after truncating, a part of an address might not be recognized. */
function bounded(text: string, length: number): string {
  const redacted = redact(text);
  // Does not cut a surrogate pair in two.
  return redacted.length <= length ? redacted : `${redacted.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
