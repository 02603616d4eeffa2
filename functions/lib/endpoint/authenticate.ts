/** Who is this? Only Twilio can tell, from the token. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Reply } from '../twilio/http';
import type { TokenHolder } from '../twilio/iam';
import { type Actor, actorOf } from './actor';
import type { TokenCache } from './token-cache';
import { failureOf } from './twilio-failure';

export async function authenticate(
  token: unknown,
  validate: (token: string) => Promise<Reply<TokenHolder | null>>,
  cache: TokenCache,
  now: () => number,
): Promise<Result<Actor, Failure>> {
  if (typeof token !== 'string' || token === '') return fail({ code: 'unauthenticated' });
  const known = cache.get(token, now());
  const reply = known === null ? await validate(token) : ok(known);
  if (!reply.ok) return fail(failureOf(reply.failure));
  if (reply.value === null) return fail({ code: 'unauthenticated' });
  if (known === null) cache.set(token, reply.value, now());
  const actor = actorOf(reply.value);
  return actor === null ? fail({ code: 'not-permitted' }) : ok(actor);
}
