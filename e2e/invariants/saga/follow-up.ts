/** What follows a case, once nothing goes wrong any more. */
import type { Ttid } from '../../../src/contract/sids';
import type { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import {
  attaching,
  boundTo,
  delivering,
  detaching,
  foreignHarmed,
  SETTLED_MS,
  type Snapshot,
  snapshot,
  sweep,
  timelinesLost,
} from '../shared/account-invariants';
import { holdings } from './holdings';
import { NEW_EVENTS } from './scenarios';

/** What follows without faults depends on nothing but what the account holds: the same state is followed up once. */
export class Sequels {
  readonly #known = new Map<string, Promise<string[]>>();

  of(state: string, follow: () => Promise<string[]>): Promise<string[]> {
    const known = this.#known.get(state) ?? follow();
    this.#known.set(state, known);
    return known;
  }
}

/** The state without the times in it, which are all long past. */
export const settled = (harness: Harness) =>
  JSON.stringify(holdings(harness)).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

/** Who acted, and what there was before. */
interface Beginning {
  readonly identity: string;
  /** Somebody else's webhook, to be bound back. */
  readonly displaced: Ttid | null;
  readonly first: Snapshot;
}

/** Sweeps, and lets the same person act again; the answer is what was lost or harmed. */
export async function follow(harness: Harness, { identity, displaced, first }: Beginning): Promise<string[]> {
  return [
    ...(await sweep(harness)),
    ...timelinesLost(harness),
    ...(await isUsable(harness, identity, displaced)),
    ...foreignHarmed(first, snapshot(harness)),
  ];
}

/** Nothing is locked for ever: the same person can attach and detach, and what was displaced comes back. */
async function isUsable(harness: Harness, identity: string, displaced: Ttid | null): Promise<string[]> {
  const subject = aliceSubject(harness);
  const { interactionSid } = subject;
  const seen = boundTo(snapshot(harness), interactionSid);
  const attached = await harness.as(identity, 'attach', attaching(subject, seen, NEW_EVENTS, 3));
  if (!attached.ok) return [`a later attach failed: ${attached.failure.code}`];
  const ttid = boundTo(snapshot(harness), interactionSid);
  const detached = await harness.as(identity, 'detach', detaching(subject, ttid ?? '', 4));
  if (!detached.ok) return [`a later detach failed: ${detached.failure.code}`];
  const left = delivering(snapshot(harness), interactionSid);
  if (left !== displaced) return [`after a later detach ${left} is bound, not ${displaced}`];
  await harness.time.run(harness.time.sleep(SETTLED_MS));
  return sweep(harness);
}
