/**
 * The sweep: removes our webhooks that are no longer in use.
 *
 * One invocation lists first and deletes afterwards, because each deletion shifts the webhooks that follow to earlier
 * places. It does as much as time allows, and returns where to continue. If it is interrupted, or if several run at the
 * same time, the next sweep finds the webhooks that remain.
 *
 * A rehearsal checks the same webhooks but removes none, so that a person sees which would be removed, and why.
 *
 * The sweep continues at a place in the list, not at one of Twilio's pages. Checking a whole page of webhooks in use
 * can take longer than one invocation may run, and the next one must not start that page again.
 */
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { WAITS_MS } from '../../../src/contract/new-interaction';
import type { Continuation, PageCursor } from '../../../src/contract/paging';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { InstanceSid, Ttid } from '../../../src/contract/sids';
import type { UnusedWebhook } from '../../../src/contract/webhooks';
import { cleanUpAfter } from '../attachment/cleanup';
import { ourNameOf } from '../attachment/friendly-name';
import type { OurWebhook } from '../attachment/ours';
import { CONCURRENCY, readUsage } from '../attachment/usage';
import { attachmentOf, type WaitingWebhook, waitingOf } from '../attachment/waiting';
import type { Actor } from '../endpoint/actor';
import { type AuditContext, recordAudit } from '../endpoint/audit';
import type { Connection } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { Webhook, WebhookPage } from '../twilio/flex';
import type { Reply } from '../twilio/http';
import { waitingWebhooks } from '../twilio/waiting-webhooks';
import { continueAfter, type ListedPage, type ListedPages, type Place, placeOf, unlessListed } from './listed-pages';

/** An attach in progress, or one that was just abandoned, must not lose its webhook. */
const MIN_AGE_MS = 15 * 60_000;
/** An interaction may just have been created with a webhook that waits for it, and its first event be on its way. */
const WAITING_MIN_AGE_MS = WAITS_MS + 3_600_000;

export type SweepResult = Promise<Result<Answer<'sweep'>, Failure>>;

/** Runs one part of a sweep. `actor` is null for the scheduled sweep. */
export async function sweep(
  connection: Connection & { readonly actor: Actor | null },
  { from, isRehearsal }: Request<'sweep'>,
): SweepResult {
  const instance = await connection.instance();
  if (!instance.ok) return fail(failureOf(instance.failure));
  const place = placeOf(from);
  const listed = await listCandidates(connection, instance.value, place);
  if (!listed.ok) return listed;

  const { candidates, count } = listed.value;
  const unused: UnusedWebhook[] = [];
  const removed: UnusedWebhook[] = [];
  let failed = 0;
  let end = count;
  for (let start = 0; start < candidates.length; start += CONCURRENCY) {
    const batch = candidates.slice(start, start + CONCURRENCY);
    const [first] = batch;
    if (first !== undefined && !connection.deadline.allowsChange()) {
      end = first.index;
      break;
    }
    const outcomes = await Promise.all(
      batch.map((candidate) =>
        isWaiting(candidate)
          ? removeIfNeverUsed(connection, instance.value, candidate, isRehearsal)
          : removeIfUnused(connection, instance.value, candidate, isRehearsal),
      ),
    );
    for (const outcome of outcomes) {
      if ('unused' in outcome) unused.push(outcome.unused);
      if (outcome.kind === 'removed') removed.push(outcome.unused);
      if (outcome.kind === 'unclear' || outcome.kind === 'not-removed') failed += 1;
    }
  }
  await auditSwept(connection, removed);
  return ok({
    examined: Math.max(0, end - place.index),
    unused,
    removed: removed.map(({ ttid }) => ttid),
    failed,
    next: continueAfter({ end, removed: removed.length }, listed.value),
  });
}

type Candidate = (OurWebhook | WaitingWebhook) & { readonly index: number };

interface Listed extends ListedPages {
  readonly candidates: readonly Candidate[];
}

/** The largest number of pages that one invocation lists. Time may end before. */
const MAX_PAGES = 50;

/** Lists our webhooks that are old enough, for as long as time allows. Stops where the list repeats itself. */
async function listCandidates(
  { flex, deadline, io, settings }: Connection,
  instance: InstanceSid,
  place: Place,
): Promise<Result<Listed, Failure>> {
  const candidates: Candidate[] = [];
  const seen = new Set<Ttid>();
  const pages: ListedPage[] = [];
  let count = 0;
  const firsts = new Set<Ttid>();
  let next: Continuation<PageCursor> = { kind: 'end' };
  for (let cursor: PageCursor | null = place.page; pages.length < MAX_PAGES; cursor = next.from) {
    if (pages.length > 0 && !deadline.allowsListing()) break;
    const listed: Reply<WebhookPage> = await flex.listWebhooks(instance, 'interaction', cursor);
    if (!listed.ok && pages.length === 0) return fail(failureOf(listed.failure));
    if (!listed.ok) break;
    const { webhooks } = listed.value;
    const first = webhooks.find((webhook) => webhook !== null)?.ttid;
    if (first !== undefined && firsts.has(first)) return ok({ candidates, pages, count, next: { kind: 'cut-off' } });
    for (const [offset, webhook] of webhooks.entries()) {
      const index = count + offset;
      if (index < place.index) continue;
      // Twilio may list a webhook twice, for example if another one is created at the same time.
      if (webhook === null || webhook.type === 'unreadable' || seen.has(webhook.ttid)) continue;
      seen.add(webhook.ttid);
      const candidate = candidateIn(webhook, settings.domain);
      if (candidate !== null && io.now() - candidate.name.createdAt > minAgeOf(candidate)) {
        candidates.push({ ...candidate, index });
      }
    }
    pages.push({ cursor, start: count, size: webhooks.length });
    count += webhooks.length;
    if (first !== undefined) firsts.add(first);
    next = unlessListed(listed.value.next, pages);
    if (next.kind !== 'more') break;
  }
  return ok({ candidates, pages, count, next });
}

function candidateIn(webhook: Webhook, domain: string): OurWebhook | WaitingWebhook | null {
  const name = ourNameOf(webhook);
  return name === null ? waitingOf(webhook, domain) : { webhook, name };
}

const isWaiting = (candidate: OurWebhook | WaitingWebhook): candidate is WaitingWebhook => 'id' in candidate;

const minAgeOf = (candidate: OurWebhook | WaitingWebhook) => (isWaiting(candidate) ? WAITING_MIN_AGE_MS : MIN_AGE_MS);

type RemovalResult =
  | { readonly kind: 'in-use' }
  /** A call to Twilio failed, so the usage is unknown. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'removed' | 'not-removed' | 'rehearsed'; readonly unused: UnusedWebhook };

async function removeIfUnused(
  connection: Connection,
  instance: InstanceSid,
  { webhook, name }: OurWebhook,
  isRehearsal: boolean,
): Promise<RemovalResult> {
  const { flex, log } = connection;
  const { ttid } = webhook;
  const { interaction } = name;
  // Reads again after a failed call: otherwise, among many webhooks in use, a few would be unclear in every sweep.
  const usage = (await readUsage(connection, name, ttid)) ?? (await readUsage(connection, name, ttid));
  if (usage === null) return { kind: 'unclear' };
  if (usage.state === 'bound') return { kind: 'in-use' };
  const unused = { ttid, interactionSid: interaction, why: usage.state };
  if (isRehearsal) return { kind: 'rehearsed', unused };
  const deleted = await flex.deleteWebhook(instance, ttid);
  if (!deleted.ok) return { kind: 'not-removed', unused };
  log('swept', { ttid, interaction });
  await cleanUpAfter(connection, { webhook, name }, usage.state);
  return { kind: 'removed', unused };
}

/**
 * Removes a waiting webhook that no event has named in time. What waits goes first: then no event can lead to it
 * anymore. If an interaction has got it, and the adoption was cut off, its use decides.
 */
async function removeIfNeverUsed(
  connection: Connection,
  instance: InstanceSid,
  candidate: WaitingWebhook,
  isRehearsal: boolean,
): Promise<RemovalResult> {
  const { flex, io, log, settings } = connection;
  const { id } = candidate;
  const { ttid } = candidate.webhook;
  const waiting = waitingWebhooks(connection.http, settings.recordsServiceSid);
  const item = await waiting.read(id);
  if (!item.ok) return { kind: 'unclear' };
  const interaction = item.value?.waiting.interaction ?? null;
  if (item.value !== null && interaction !== null) {
    // The interaction is as old as that at most.
    const createdAt = io.now() - item.value.ageMs;
    const ours = attachmentOf(candidate, interaction, { domain: settings.domain, createdAt });
    const result = await removeIfUnused(connection, instance, ours, isRehearsal);
    // If the interaction holds another webhook, that can be a twin with the same ID: a registration was repeated.
    if (result.kind === 'removed' && result.unused.why !== 'replaced') await waiting.remove(id);
    return result;
  }
  const unused: UnusedWebhook = { ttid, interactionSid: null, why: 'never-used' };
  if (isRehearsal) return { kind: 'rehearsed', unused };
  const removed = item.value === null ? ok(true) : await waiting.remove(id, item.value);
  if (!removed.ok) return { kind: 'unclear' };
  if (!removed.value) return { kind: 'in-use' };
  // An event may have named its interaction since it was listed.
  const current = await flex.fetchWebhook(instance, ttid);
  if (!current.ok) return { kind: 'unclear' };
  if (current.value !== null && waitingOf(current.value, settings.domain) === null) return { kind: 'in-use' };
  const deleted = await flex.deleteWebhook(instance, ttid);
  if (!deleted.ok) return { kind: 'not-removed', unused };
  log('swept', { ttid });
  return { kind: 'removed', unused };
}

/** The number of webhooks that fit into one entry of the audit, whose limit is 16 KiB. */
const MAX_PER_AUDIT_ENTRY = 100;

async function auditSwept(connection: AuditContext, removed: readonly UnusedWebhook[]) {
  const entries: Promise<void>[] = [];
  for (let start = 0; start < removed.length; start += MAX_PER_AUDIT_ENTRY) {
    const webhooks = removed.slice(start, start + MAX_PER_AUDIT_ENTRY);
    entries.push(
      recordAudit(
        connection,
        'swept',
        webhooks.map(({ ttid, interactionSid }) => ({ ttid, interactionSid })),
      ),
    );
  }
  await Promise.all(entries);
}
