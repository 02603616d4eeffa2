/** Runs a removal over a harness, on virtual time. */
import { ACCOUNT } from '../../local/world/model';
import type { InstanceSid } from '../../src/contract/sids';
import { patientHttp } from '../../tools/remove/client';
import { planFor } from '../../tools/remove/plan';
import { type Left, removeAll } from '../../tools/remove/remove';
import { survey } from '../../tools/remove/survey/survey';
import type { Harness, Network } from '../fixtures/harness';
import { RELIABLE } from '../fixtures/network';

const CREDENTIALS = { accountSid: ACCOUNT.accountSid, authToken: ACCOUNT.authToken };
const INSTANCE = ACCOUNT.instanceSid as InstanceSid;

/** Starts a removal, which returns what is left. Time passes only while the caller runs it. */
export function startRemoval(harness: Harness, network: Network): Promise<readonly Left[]> {
  const io = harness.io(network);
  const access = { credentials: CREDENTIALS, http: patientHttp(CREDENTIALS, io), io, instance: INSTANCE };
  return removeAll(access, () => undefined);
}

/** Removes this product, and returns what is left. */
export const remove = (harness: Harness, network: Network = RELIABLE): Promise<readonly Left[]> =>
  harness.time.run(startRemoval(harness, network));

/** Returns what a removal finds. */
export const look = (harness: Harness, network: Network = RELIABLE) =>
  harness.time.run(survey(patientHttp(CREDENTIALS, harness.io(network)), INSTANCE));

/** Returns the plan that a rehearsal prints. */
export const rehearse = async (harness: Harness) => planFor(await look(harness));

/**
 * Starts a removal that ends at a request, as if the process were killed: the request and all later ones get no answer.
 * Returns false if the removal was complete before.
 */
export async function removeUntil(harness: Harness, last: number, takesEffect: boolean): Promise<boolean> {
  let sent = 0;
  let kill: (value: 'killed') => void = () => undefined;
  const killed = new Promise<'killed'>((resolve) => {
    kill = resolve;
  });
  const network: Network = async (_, send) => {
    sent += 1;
    if (sent < last) return send();
    if (sent === last && takesEffect) await send();
    kill('killed');
    return new Promise(() => undefined);
  };
  const removal = startRemoval(harness, network).catch(() => undefined);
  return (await harness.time.run(Promise.race([removal, killed]))) === 'killed';
}
