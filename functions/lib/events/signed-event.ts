/**
 * Checks a request to the receiver: accepts only an event that Twilio has signed for one of our URLs.
 *
 * Only a form POST passes. Twilio signs the URL, including the query parameter, and the form. For a GET, it signs the
 * parameters as part of the URL, and for JSON a digest of the body, so neither matches.
 */
import type * as webhooks from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { globalInspectorUrl, inspectorUrl, timelineWithId } from '../attachment/inspector';
import { type RelayAddress, relayAddress, relayUrl } from '../attachment/relay-url';
import { waitingUrl } from '../attachment/waiting';
import { headersOf } from '../endpoint/headers';
import type { Event } from '../endpoint/runtime';
import type { PlatformSettings } from '../settings/account-settings';
import type { Parameters } from './timeline-event';

/** The URL of our receiver to which the webhook sends. */
export type Address =
  /** Of an attachment to the inspector alone. */
  | { readonly kind: 'timeline'; readonly timeline: TimelineName }
  | ({ readonly kind: 'relay' } & RelayAddress)
  /** Of a webhook that was registered for a new interaction, which its first event names. */
  | { readonly kind: 'waiting'; readonly id: string }
  /** Of a global webhook. */
  | { readonly kind: 'global' };

export interface SignedEvent {
  readonly address: Address;
  /** Twilio's `EventType`; may be a name that the catalog does not have. */
  readonly type: string;
  /** Null if the event names none. */
  readonly interaction: InteractionSid | null;
  /** Whether the event reports that a channel of the interaction was closed, or has failed. */
  readonly isClosing: boolean;
  /** All other parameters. */
  readonly parameters: Parameters;
  /** All that Twilio sent, the type among it. */
  readonly form: Parameters;
  /** Twilio's idempotency token: the same if Twilio repeats the request. Null if the function sees none. */
  readonly token: string | null;
}

/** Why a request is refused. Sending it again does not help. */
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

/** The most characters of a token. Twilio's are shorter, so a longer one does not count. */
const MAX_TOKEN = 256;

/** Returns the address that the parameters of the URL name, or null if they are not valid. */
function addressIn({ a, r, i, n }: Event): Address | null {
  if (a !== undefined) {
    const timeline = timelineWithId(a);
    return timeline === null ? null : { kind: 'timeline', timeline };
  }
  if (n !== undefined) return timelineWithId(n) === null ? null : { kind: 'waiting', id: String(n) };
  if (r === undefined) return { kind: 'global' };
  const relay = relayAddress(r, i);
  return relay && { kind: 'relay', ...relay };
}

function urlOf(address: Address, domain: string): string {
  switch (address.kind) {
    case 'timeline':
      return inspectorUrl(domain, address.timeline);
    case 'relay':
      return relayUrl(domain, address);
    case 'waiting':
      return waitingUrl(domain, address.id);
    case 'global':
      return globalInspectorUrl(domain);
  }
}

/** The headers, and the parameters of each kind of URL, which are no fields of the form. */
const OTHERS: Readonly<Record<Address['kind'], ReadonlySet<string>>> = {
  timeline: new Set(['request', 'a']),
  relay: new Set(['request', 'r', 'i']),
  waiting: new Set(['request', 'n']),
  global: new Set(['request', 'a', 'r', 'n']),
};

/**
 * Reads the fields of a form. Stops at the limits, so that a huge request costs little. It is no schema, because
 * valibot's records drop names such as `constructor`, which Twilio would have signed.
 */
function readForm(event: Event, others: ReadonlySet<string>): Result<Parameters, 'forged' | 'too-large'> {
  const form: [string, Parameters[string]][] = [];
  let bytes = 0;
  for (const name in event) {
    if (others.has(name)) continue;
    const value = event[name];
    if (form.length === MAX_FIELDS || (Array.isArray(value) && value.length > MAX_FIELDS)) return fail('too-large');
    for (const text of [name, value].flat()) {
      if (typeof text !== 'string') return fail('forged');
      // A character has at least one byte, so a long text is not encoded only to measure it.
      bytes += text.length > MAX_BYTES ? text.length : Buffer.byteLength(text);
      if (bytes > MAX_BYTES) return fail('too-large');
    }
    form.push([name, value as Parameters[string]]);
  }
  return ok(Object.fromEntries(form));
}

/** Parses a request to the receiver. */
export function readSignedEvent(event: Event, { credentials, domain }: PlatformSettings): Result<SignedEvent, Refusal> {
  const address = addressIn(event);
  const headers = headersOf(event.request);
  const signature = headers?.get('x-twilio-signature');
  if (address === null || typeof signature !== 'string') return fail('forged');
  // Read first, to limit the cost of computing the signature.
  const read = readForm(event, OTHERS[address.kind]);
  if (!read.ok) return read;
  const form = read.value;
  // Loaded with the first signed event, because it loads node:crypto.
  const { validateRequest }: typeof webhooks = require('twilio/lib/webhooks/webhooks');
  if (!validateRequest(credentials.authToken, signature, urlOf(address, domain), form)) {
    return fail(headers?.get('x-twilio-webhooks-signature-settings') === undefined ? 'forged' : 'shared-key');
  }
  if (form.AccountSid !== credentials.accountSid) return fail('forged');

  const { EventType: type, ...parameters } = form;
  if (typeof type !== 'string' || type === '') return fail('malformed');
  const interaction = v.safeParse(interactionSid, parameters.InteractionSid);
  return ok({
    address,
    type,
    interaction: interaction.success ? interaction.output : null,
    isClosing:
      type === 'onChannelCreateFailed' ||
      (type === 'onChannelStatusUpdated' && FINAL_STATUSES.includes(parameters.ChannelStatus)),
    parameters,
    form,
    token: tokenIn(headers),
  });
}

function tokenIn(headers: ReturnType<typeof headersOf>): string | null {
  const token = headers?.get('i-twilio-idempotency-token');
  return typeof token === 'string' && token !== '' && token.length <= MAX_TOKEN ? token : null;
}
