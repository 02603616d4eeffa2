/** Identifies the sender of a request by their Flex token, which Twilio validates. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Reply } from '../twilio/http';
import type { TokenHolder } from '../twilio/iam';
import { type Actor, actorOf } from './actor';
import type { TokenCache } from './token-cache';
import { failureOf } from './twilio-failure';

/**
 * Returns the holder of the token. Fails with `unauthenticated` if Twilio does not accept the token, and with
 * `not-permitted` if its holder has no role that this product uses.
 */
export async function authenticate(
  token: string,
  validate: () => Promise<Reply<TokenHolder | null>>,
  cache: TokenCache,
  now: () => number,
): Promise<Result<Actor, Failure>> {
  const cached = cache.get(token, now());
  const reply = cached === null ? await validate() : ok(cached);
  if (!reply.ok) return fail(failureOf(reply.failure));
  if (reply.value === null) return fail({ code: 'unauthenticated' });
  if (cached === null) cache.set(token, reply.value, now());
  const actor = actorOf(reply.value);
  return actor === null ? fail({ code: 'not-permitted' }) : ok(actor);
}
