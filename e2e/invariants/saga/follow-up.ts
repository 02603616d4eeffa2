/** Checks the account some time after a case, when nothing fails anymore. */
import type { Ttid } from '../../../src/contract/sids';
import type { Harness } from '../../fixtures/harness';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { aliceSubject } from '../../fixtures/subjects';
import { foreignWebhooksChanged, SETTLED_MS, sweepViolations, timelineViolations } from '../shared/account-invariants';
import { accountContents, activeWebhook, boundTo, type Snapshot, snapshot } from '../shared/snapshot';
import { NEW_EVENTS } from './scenarios';

/** Follows up each state once: without faults, the result depends only on the contents of the account. */
export class FollowUps {
  readonly #known = new Map<string, Promise<string[]>>();

  of(state: string, check: () => Promise<string[]>): Promise<string[]> {
    const known = this.#known.get(state) ?? check();
    this.#known.set(state, known);
    return known;
  }
}

/** The contents of the account without times, which are all long past. */
export const contentsWithoutTimes = (harness: Harness) =>
  JSON.stringify(accountContents(harness)).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

interface CaseStart {
  readonly identity: string;
  /** The foreign webhook that a detach has to bind again. */
  readonly displaced: Ttid | null;
  readonly start: Snapshot;
}

/** Sweeps the account, and lets the same user attach and detach again. */
export async function followUpViolations(
  harness: Harness,
  { identity, displaced, start }: CaseStart,
): Promise<string[]> {
  return [
    ...(await sweepViolations(harness)),
    ...timelineViolations(harness),
    ...(await lockViolations(harness, identity, displaced)),
    ...foreignWebhooksChanged(start, snapshot(harness)),
  ];
}

/** No lock remains: the same user can attach and detach, which binds the displaced webhook again. */
async function lockViolations(harness: Harness, identity: string, displaced: Ttid | null): Promise<string[]> {
  const subject = aliceSubject(harness);
  const { interactionSid } = subject;
  const seen = boundTo(snapshot(harness), interactionSid);
  const attached = await harness.as(identity, 'attach', attachRequest(subject, seen, NEW_EVENTS, 3));
  if (!attached.ok) return [`a later attach failed: ${attached.failure.code}`];
  const ttid = boundTo(snapshot(harness), interactionSid);
  const detached = await harness.as(identity, 'detach', detachRequest(subject, ttid ?? '', 4));
  if (!detached.ok) return [`a later detach failed: ${detached.failure.code}`];
  const active = activeWebhook(snapshot(harness), interactionSid);
  if (active !== displaced) return [`after a later detach ${active} is bound, not ${displaced}`];
  await harness.time.run(harness.time.sleep(SETTLED_MS));
  return sweepViolations(harness);
}
