/**
 * What arrives at the receiver, checked: nothing is believed that Twilio has not signed for an address of ours.
 *
 * Only a form POST to that address passes. The signature is of the address, its query parameter included, and of the
 * form; a GET has its parameters in the address, and a JSON body its digest, so neither can match.
 */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../src/contract/result';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { globalInspectorUrl, inspectorUrl, timelineWithId } from '../attachment/inspector';
import type { Event } from '../endpoint/runtime';
import type { AccountSettings } from '../settings/account-settings';
import type { Parameters } from './timeline-event';

export interface Delivery {
  /** Null for what a global webhook brings. */
  readonly timeline: TimelineName | null;
  /** Twilio's `EventType`; names unknown to us are possible. */
  readonly type: string;
  /** Null for an event that names none. */
  readonly interaction: InteractionSid | null;
  /** Whether it tells that a channel of the interaction is closed. */
  readonly isClosing: boolean;
  /** Everything but the type. */
  readonly parameters: Parameters;
}

/** Why a delivery is refused, for good: the same again would be refused again. */
export type Refusal =
  /** Not signed by Twilio for this address and this account. */
  | 'forged'
  | 'too-large'
  /** An event without a type. */
  | 'malformed';

const MAX_BYTES = 8 * 1024;
const MAX_FIELDS = 40;

const headers = v.object({ headers: v.object({ 'x-twilio-signature': v.string() }) });

/** Not a schema: those of records leave out names such as `constructor`, which Twilio would have signed. */
const isForm = (fields: Event): fields is Parameters =>
  Object.values(fields)
    .flat()
    .every((text) => typeof text === 'string');

export function readDelivery(
  { a: id, request, ...sent }: Event,
  { credentials, domain }: Pick<AccountSettings, 'credentials' | 'domain'>,
): Result<Delivery, Refusal> {
  const timeline = timelineWithId(id);
  const signed = v.safeParse(headers, request);
  const isAddress = id === undefined || timeline !== null;
  if (!isAddress || !signed.success || !isForm(sent)) return fail('forged');
  // Before the signature is computed over it.
  if (isTooLarge(sent)) return fail('too-large');
  const signature = signed.output.headers['x-twilio-signature'];
  const address = timeline === null ? globalInspectorUrl(domain) : inspectorUrl(domain, timeline);
  const isTwilios = validateRequest(credentials.authToken, signature, address, sent);
  if (!isTwilios || sent.AccountSid !== credentials.accountSid) return fail('forged');

  const { EventType: type, ...parameters } = sent;
  if (typeof type !== 'string' || type === '') return fail('malformed');
  const interaction = v.safeParse(interactionSid, parameters.InteractionSid);
  return ok({
    timeline,
    type,
    interaction: interaction.success ? interaction.output : null,
    isClosing: type === 'onChannelStatusUpdated' && parameters.ChannelStatus === 'closed',
    parameters,
  });
}

function isTooLarge(fields: Parameters): boolean {
  const texts = Object.entries(fields).flatMap(([name, value]) => [name, value].flat());
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return Object.keys(fields).length > MAX_FIELDS || bytes > MAX_BYTES;
}
