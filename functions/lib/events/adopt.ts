/**
 * Adoption: an event at the URL of a waiting webhook names the interaction that holds it, and the webhook becomes an
 * attachment of that interaction.
 *
 *     read what waits → read the record → read the interaction → read its webhook → give what waits to the interaction
 *         → write the record ∥ create the timeline → rename the webhook → remove what waits
 *
 * An invocation can end between any two steps, and the next event continues. The webhook gets the name and the URL of
 * an attachment only once it has its record. What waits is removed only then: until it is, no other interaction can get
 * the attachment.
 */
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, InteractionSid } from '../../../src/contract/sids';
import { abandonedWith, isClaimed } from '../attachment/claim';
import type { CurrentBinding } from '../attachment/current-binding';
import { formatFriendlyName } from '../attachment/friendly-name';
import { newTimeline } from '../attachment/inspector';
import { type RelayAddress, relayAt, relayUrl } from '../attachment/relay-url';
import { hasInspector, relayIn } from '../attachment/route';
import { type WaitingWebhook, waitingOf } from '../attachment/waiting';
import { recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import { keyedDigest } from '../endpoint/keyed-digest';
import type { TwilioError } from '../twilio/http';
import type { Attachment, AttachmentRecord, Relay } from '../twilio/records';
import { type WaitingItem, type WaitingWebhooks, waitingWebhooks } from '../twilio/waiting-webhooks';
import { storeFailure } from './store-event';

/** Why an event belongs to no attachment, or not yet. */
export type AdoptionFailure =
  /** The interaction does not hold the webhook, or it was detached. */
  | 'unknown-attachment'
  /** Another interaction has the attachment: the same ttid was used twice. */
  | 'other-interaction'
  /** Twilio does not show yet that the interaction holds the webhook. */
  | 'not-bound-yet'
  /** Another invocation is changing the attachment of the interaction. */
  | 'attachment-claimed'
  | 'store-refused'
  | 'store-unavailable';

type Adopted = Result<RelayAddress, AdoptionFailure>;

/** The pauses before an interaction is read again that may just be created, in milliseconds. */
const PAUSES_MS = [300, 900];

/** How often an adoption begins at most. It begins again if another event has changed what it has read. */
const MAX_BEGINNINGS = 3;

/**
 * Returns the attachment to which an event at the URL of a waiting webhook belongs.
 *
 * @param named The interaction that the event names; null if it names none.
 */
export async function adopt(connection: Connection, id: string, named: InteractionSid | null): Promise<Adopted> {
  const waiting = waitingWebhooks(connection.http, connection.settings.recordsServiceSid);
  for (let begun = 0; begun < MAX_BEGINNINGS; begun += 1) {
    const adopted = await begin(connection, waiting, id, named);
    if (adopted !== 'outdated') return adopted;
  }
  return fail('attachment-claimed');
}

/** Reads what decides about the attachment. */
async function begin(
  connection: Connection,
  waiting: WaitingWebhooks,
  id: string,
  named: InteractionSid | null,
): Promise<Adopted | 'outdated'> {
  const found = await waiting.read(id);
  if (!found.ok) return unread(found.failure);
  const item = found.value;
  const owner = item?.waiting.interaction ?? null;
  // Twilio does not promise that the report of a failed creation names its interaction.
  const interaction = named ?? owner;
  if (interaction === null) return fail('unknown-attachment');
  if (owner !== null && owner !== interaction) return fail('other-interaction');
  const record = await connection.records.read(interaction);
  if (!record.ok) return unread(record.failure);
  const address = { id, interaction };
  const isRecorded = relayIn(record.value, id) !== null;
  const held = await readHeld(connection, id, interaction);
  // Like for any other attachment, the record decides where its events go.
  if (!held.ok) return isRecorded ? ok(address) : held;
  const { webhook } = held.value;
  const adoption: Adoption = { connection, waiting, ...address, ...held.value };
  if (webhook !== null && item !== null) {
    const failure = await recordWaiting(adoption, webhook, item, record.value);
    if (failure !== null) return failure;
  }
  // If what waits was lost, the webhook gets the name of its interaction all the same: it shows that it is in use.
  // If this fails, the next event tries again.
  if (webhook !== null && !(await rename(adoption, webhook))) return ok(address);
  if (item !== null) await waiting.remove(id);
  return ok(address);
}

const unread = (error: TwilioError) => fail(storeFailure(error));

interface Held {
  readonly instance: InstanceSid;
  /** Null if it has the name and the URL of the attachment already. */
  readonly webhook: WaitingWebhook | null;
}

/** One adoption in progress. */
interface Adoption extends Held {
  readonly connection: Connection;
  readonly waiting: WaitingWebhooks;
  readonly id: string;
  readonly interaction: InteractionSid;
}

/** Reads the webhook that the interaction holds, which must be the one with this ID. */
async function readHeld(
  connection: Connection,
  id: string,
  interaction: InteractionSid,
): Promise<Result<Held, AdoptionFailure>> {
  const { deadline, flex, io, settings } = connection;
  const instance = await connection.instance();
  if (!instance.ok) return unread(instance.failure);
  let found = await flex.fetchInteraction(interaction);
  for (const pauseMs of PAUSES_MS) {
    if (!found.ok || found.value?.webhookTtid || deadline.remaining() < pauseMs) break;
    await io.sleep(pauseMs);
    found = await flex.fetchInteraction(interaction);
  }
  if (!found.ok) return unread(found.failure);
  const ttid = found.value?.webhookTtid ?? null;
  if (ttid === null) return fail('not-bound-yet');
  const webhook = await flex.fetchWebhook(instance.value, ttid);
  if (!webhook.ok) return unread(webhook.failure);
  const waiting = webhook.value && waitingOf(webhook.value, settings.domain);
  if (waiting?.id === id) return ok({ instance: instance.value, webhook: waiting });
  const renamed = webhook.value?.type === 'interaction' ? relayAt(settings.domain, webhook.value.url) : null;
  if (renamed?.id !== id) return fail('unknown-attachment');
  return renamed.interaction === interaction
    ? ok({ instance: instance.value, webhook: null })
    : fail('other-interaction');
}

/** Gives what waits to the interaction: a record and, for the inspector, a timeline. Returns null if it has them. */
async function recordWaiting(
  adoption: Adoption,
  webhook: WaitingWebhook,
  seen: WaitingItem,
  record: AttachmentRecord | null,
): Promise<Result<never, AdoptionFailure> | 'outdated' | null> {
  const { connection, waiting, id, interaction } = adoption;
  const { records, timelines } = connection;
  const item = seen.waiting.interaction === null ? await waiting.assign(id, seen, interaction) : ok(seen);
  if (!item.ok) return unread(item.failure);
  if (item.value === null) return 'outdated';
  const relay: Relay = { id, destinations: item.value.waiting.destinations };
  const isRecorded = relayIn(record, id) !== null;
  const bound: CurrentBinding = { kind: 'foreign', ttid: webhook.webhook.ttid, webhook: webhook.webhook };
  if (!isRecorded && isClaimed(record, bound)) return fail('attachment-claimed');
  const [written, created] = await Promise.all([
    isRecorded ? ok(null) : records.write(interaction, record, recordContent(adoption, webhook, relay, record)),
    hasInspector(relay.destinations) ? timelines.create(newTimeline(id)) : ok(null),
  ]);
  if (!written.ok) return written.failure.kind === 'write-conflict' ? 'outdated' : unread(written.failure);
  return created.ok ? null : unread(created.failure);
}

/** Returns the content of the record. No person has attached the webhook, and no task is known. */
function recordContent(
  { connection, id, interaction }: Adoption,
  { webhook, name }: WaitingWebhook,
  relay: Relay,
  before: AttachmentRecord | null,
): Attachment {
  const { io, settings } = connection;
  return {
    state: 'bound',
    nonce: name.nonce,
    operationId: '',
    request: null,
    taskSid: null,
    workerSid: null,
    attachedBy: null,
    url: keyedDigest(relayUrl(settings.domain, { id, interaction }), settings.credentials),
    attachedAt: new Date(io.now()).toISOString(),
    displaced: null,
    replaces: null,
    abandoned: before === null ? [] : abandonedWith(before.attachment, before.attachment.ttid),
    relay,
    previousRelay: null,
    timeline: hasInspector(relay.destinations) ? newTimeline(id) : null,
    unbinding: null,
    isSettled: false,
    ttid: webhook.ttid,
  };
}

/** Gives the webhook the name and the URL of an attachment. Returns whether it has them, or is gone. */
async function rename({ connection, id, instance, interaction }: Adoption, { webhook, name }: WaitingWebhook) {
  const { flex, io, log, settings } = connection;
  const now = io.now();
  const renamed = await flex.updateWebhook(instance, webhook.ttid, {
    url: relayUrl(settings.domain, { id, interaction }),
    method: webhook.method,
    events: webhook.events,
    friendlyName: formatFriendlyName({ interaction, createdAt: now - (now % 1_000), nonce: name.nonce }),
  });
  if (!renamed.ok) return false;
  log('adopted', { interaction, ttid: webhook.ttid });
  await recordAudit({ ...connection, actor: null }, 'attached', [{ ttid: webhook.ttid, interactionSid: interaction }]);
  return true;
}
