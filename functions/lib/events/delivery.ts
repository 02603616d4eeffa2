/**
 * Checks a request to the receiver: accepts only an event that Twilio has signed for one of our URLs.
 *
 * Only a form POST passes. Twilio signs the URL, including the query parameter, and the form. For a GET, it signs the
 * parameters as part of the URL, and for JSON a digest of the body, so neither matches.
 */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { globalInspectorUrl, inspectorUrl, timelineWithId } from '../attachment/inspector';
import type { Event } from '../endpoint/runtime';
import type { PlatformSettings } from '../settings/account-settings';
import type { Parameters } from './timeline-event';

export interface Delivery {
  /** Null for an event from a global webhook. */
  readonly timeline: TimelineName | null;
  /** Twilio's `EventType`; may be a name that the catalog does not have. */
  readonly type: string;
  /** Null if the event names none. */
  readonly interaction: InteractionSid | null;
  /** Whether the event reports that a channel of the interaction was closed or has failed. */
  readonly isClosing: boolean;
  /** All other parameters. */
  readonly parameters: Parameters;
}

/** Why a delivery is refused. Sending it again does not help. */
export type Refusal =
  /** Not signed by Twilio for this address and this account. */
  | 'forged'
  /** Signed with a shared key, which a webhook rule of the account has put in the place of the Auth Token. */
  | 'shared-key'
  | 'too-large'
  /** An event without a type. */
  | 'malformed';

/** The statuses that a channel keeps. */
const FINAL_STATUSES: readonly unknown[] = ['closed', 'failed'];

const MAX_BYTES = 8 * 1024;
const MAX_FIELDS = 40;

const requestWithHeaders = v.object({ headers: v.record(v.string(), v.unknown()) });

/** Returns the value of a request header, whose name HTTP allows in any case; undefined if it is missing. */
function headerOf(request: unknown, name: string): unknown {
  const read = v.safeParse(requestWithHeaders, request);
  const headers = read.success ? Object.entries(read.output.headers) : [];
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

/** No schema, because valibot's records drop names such as `constructor`, which Twilio would have signed. */
const isForm = (fields: Event): fields is Parameters =>
  Object.values(fields)
    .flat()
    .every((text) => typeof text === 'string');

/** Parses a request to the receiver; `a` is the ID of the attachment. */
export function readDelivery(
  { a: id, request, ...form }: Event,
  { credentials, domain }: PlatformSettings,
): Result<Delivery, Refusal> {
  const timeline = timelineWithId(id);
  const signature = headerOf(request, 'x-twilio-signature');
  const isOurUrl = id === undefined || timeline !== null;
  if (!isOurUrl || typeof signature !== 'string' || !isForm(form)) return fail('forged');
  // Checked first, to limit the cost of computing the signature.
  if (isTooLarge(form)) return fail('too-large');
  const url = timeline === null ? globalInspectorUrl(domain) : inspectorUrl(domain, timeline);
  if (!validateRequest(credentials.authToken, signature, url, form)) {
    return fail(headerOf(request, 'x-twilio-webhooks-signature-settings') === undefined ? 'forged' : 'shared-key');
  }
  if (form.AccountSid !== credentials.accountSid) return fail('forged');

  const { EventType: type, ...parameters } = form;
  if (typeof type !== 'string' || type === '') return fail('malformed');
  const interaction = v.safeParse(interactionSid, parameters.InteractionSid);
  return ok({
    timeline,
    type,
    interaction: interaction.success ? interaction.output : null,
    isClosing: type === 'onChannelStatusUpdated' && FINAL_STATUSES.includes(parameters.ChannelStatus),
    parameters,
  });
}

function isTooLarge(fields: Parameters): boolean {
  const texts = Object.entries(fields).flatMap(([name, value]) => [name, value].flat());
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return Object.keys(fields).length > MAX_FIELDS || bytes > MAX_BYTES;
}
