/**
 * The sweep: removes the webhooks of ours that nobody uses any more.
 *
 * One invocation lists first and deletes afterwards, because a deletion moves everything behind it to an earlier page.
 * It does as much as it has time for and says where to go on. Whatever interrupts it, and however many run at once,
 * the next one finds what is left.
 *
 * Where to go on is a place in the list, not one of Twilio's pages: a page full of webhooks that are in use can take
 * longer to examine than one invocation lives, and the next one must not begin it anew.
 */
import type { Answer, Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InstanceSid, InteractionSid } from '../../src/contract/sids';
import { type OurName, parseFriendlyName } from './friendly-name';
import { timelineAt } from './inspector';
import { endSoon, hasEnded } from './over';
import type { Connection, Service } from './service';
import { failureOf } from './trouble';
import { PAGE_SIZE, type Webhook } from './twilio/flex';

/** An attach that is under way, or has just been given up on, must not lose its webhook. */
const MIN_AGE_MS = 15 * 60_000;
/** As many at once as leaves room for everybody else on the account. */
const AT_ONCE = 5;

export type SweepResult = Promise<Result<Answer<'sweep'>, Failure>>;

/** For supervisors and administrators. */
export async function sweepOnDemand(service: Service, { from }: Request<'sweep'>): SweepResult {
  return service.actor.role === 'agent' ? fail({ code: 'not-permitted' }) : sweep(service, from);
}

/** Sweeps from a place in the list on, the first being 0. */
export async function sweep(connection: Connection, from: number): SweepResult {
  const instance = await connection.instance();
  if (!instance.ok) return fail(failureOf(instance.failure));
  const listed = await listCandidates(connection, instance.value, from);
  if (!listed.ok) return listed;

  const { candidates, examined, reached } = listed.value;
  const removed: Webhook[] = [];
  let failed = 0;
  let goOnFrom = reached;
  for (let start = 0; start < candidates.length; start += AT_ONCE) {
    const batch = candidates.slice(start, start + AT_ONCE);
    const [first] = batch;
    if (first !== undefined && !connection.deadline.allowsStepForward()) {
      goOnFrom = first.place;
      break;
    }
    const outcomes = await Promise.all(batch.map((candidate) => removeIfUnused(connection, instance.value, candidate)));
    removed.push(...batch.filter((_, index) => outcomes[index] === 'removed').map(({ webhook }) => webhook));
    failed += outcomes.filter((outcome) => outcome === 'failed').length;
  }
  // What was removed has drawn forward what comes next.
  const next = goOnFrom === null ? null : Math.max(0, goOnFrom - removed.length);
  return ok({ examined, removed: removed.map(({ ttid }) => ttid), failed, next });
}

/** A webhook of ours. */
interface Ours {
  readonly webhook: Webhook;
  readonly name: OurName;
}

interface Candidate extends Ours {
  readonly place: number;
}

interface Listed {
  readonly candidates: readonly Candidate[];
  readonly examined: number;
  /** The first place that was not listed, or null when there is none. */
  readonly reached: number | null;
}

/** Lists what is ours and old enough, for as long as there is time. */
async function listCandidates(
  { flex, deadline, io }: Connection,
  instance: InstanceSid,
  from: number,
): Promise<Result<Listed, Failure>> {
  const candidates: Candidate[] = [];
  const firstPage = Math.floor(from / PAGE_SIZE);
  let examined = 0;
  for (let page = firstPage; ; page += 1) {
    const start = page * PAGE_SIZE;
    if (page > firstPage && !deadline.allowsListing()) return ok({ candidates, examined, reached: start });
    const listed = await flex.listWebhooks(instance, page);
    if (!listed.ok) {
      return page > firstPage ? ok({ candidates, examined, reached: start }) : fail(failureOf(listed.failure));
    }
    for (const [index, webhook] of listed.value.webhooks.entries()) {
      const place = start + index;
      if (place < from) continue;
      examined += 1;
      const name = webhook.type === 'interaction' ? parseFriendlyName(webhook.friendlyName) : null;
      if (name !== null && io.now() - name.createdAt > MIN_AGE_MS) candidates.push({ webhook, name, place });
    }
    if (listed.value.isLast) return ok({ candidates, examined, reached: null });
  }
}

type Outcome = 'removed' | 'in-use' | 'failed';

async function removeIfUnused(
  connection: Connection,
  instance: InstanceSid,
  { webhook, name }: Candidate,
): Promise<Outcome> {
  const { flex, log } = connection;
  // Asked once more when the answer made no sense: else, among many webhooks in use, a few would be unclear every time.
  const use =
    (await findUse(connection, name.interaction, webhook)) ?? (await findUse(connection, name.interaction, webhook));
  if (use === null) return 'failed';
  if (use === 'in-use') return 'in-use';
  const deleted = await flex.deleteWebhook(instance, webhook.ttid);
  if (!deleted.ok) return 'failed';
  log('swept', { ttid: webhook.ttid, interaction: name.interaction });
  await forget(connection, { webhook, name }, use);
  return 'removed';
}

/** Whether a webhook still has something to do: `over` when its interaction has ended or is gone. */
type Use = 'in-use' | 'over' | 'replaced' | 'unbound';

/** Null when Twilio cannot tell. */
async function findUse({ flex }: Connection, interaction: InteractionSid, { ttid }: Webhook): Promise<Use | null> {
  const [held, statuses] = await Promise.all([
    flex.fetchInteraction(interaction),
    flex.listChannelStatuses(interaction),
  ]);
  if (!held.ok || !statuses.ok) return null;
  if (held.value === null) return 'over';
  if (statuses.value !== null && hasEnded(statuses.value)) return 'over';
  if (held.value.webhookTtid === ttid) return 'in-use';
  return held.value.webhookTtid === null ? 'unbound' : 'replaced';
}

/**
 * Drops what was kept beside the webhook: its timeline, and the interaction's record when nobody needs it any more. A
 * record that stays does no harm, and both end by themselves. What the inspector has received of an interaction that is
 * over is shown for a while yet.
 */
async function forget(connection: Connection, { webhook, name }: Ours, use: Exclude<Use, 'in-use'>) {
  const { records, timelines, settings } = connection;
  const timeline = timelineAt(settings.domain, webhook.url);
  // While something is bound in the place of what was swept, the record may know what detaching that has to bind back.
  if (use === 'replaced' && timeline === null) return;
  const record = await readRecord(connection, name.interaction);
  const isItsOwn = record?.attachment.nonce === name.nonce;
  if (use === 'replaced') {
    // An attach that had to register twice has left two webhooks with one timeline, and one of them is bound.
    if (timeline !== null && record !== null && !isItsOwn) await timelines.remove(timeline);
    return;
  }
  if (use === 'over' && timeline !== null && record !== null && isItsOwn) {
    return endSoon(connection, name.interaction, record, timeline);
  }
  // Another webhook of the inspector's is yet to be swept with this record, or has been and is still shown.
  const isNeeded = record !== null && !isItsOwn && (use !== 'over' || record.attachment.timeline !== null);
  await Promise.all([
    timeline !== null && timelines.remove(timeline),
    record !== null && !isNeeded && records.remove(name.interaction, record),
  ]);
}

async function readRecord({ records }: Connection, interaction: InteractionSid) {
  const record = await records.read(interaction);
  return record.ok ? record.value : null;
}
