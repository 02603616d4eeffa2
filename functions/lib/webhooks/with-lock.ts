/** Changes one webhook while nobody else who uses the console does. */
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import { CLAIM_MS } from '../attachment/claim';
import type { Service } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import type { Claim } from '../twilio/locks';

/** When Sync clears away what nobody has released. */
const KEPT_S = 60;

/** What to wait before asking again, so that whoever is at it is likely to be done. */
const SOON_MS = 2_000;

export const IN_PROGRESS: Failure = { code: 'in-progress', retryAfterMs: SOON_MS };

/** Only for as long as the claim is ours may `work` write. */
export async function claimed<T>(
  service: Service,
  ttid: Ttid,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const claim = await take(service, ttid);
  if (!claim.ok) return claim;
  const result = await work();
  // What may take effect yet keeps others away for as long as the claim lasts.
  const isOver = result.ok || result.failure.code !== 'outcome-unknown';
  if (isOver) await service.claims.release(claim.value);
  return result;
}

async function take({ claims, io }: Service, ttid: Ttid): Promise<Result<Claim, Failure>> {
  const first = await claims.take(ttid, KEPT_S);
  const isLeft = !first.ok && first.failure.kind === 'taken' && io.now() - first.failure.claim.takenAt >= CLAIM_MS;
  const taken = isLeft ? await claims.takeOver(first.failure.claim) : first;
  if (taken.ok) return taken;
  return fail(taken.failure.kind === 'taken' ? IN_PROGRESS : failureOf(taken.failure));
}
