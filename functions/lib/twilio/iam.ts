/** Validates Flex tokens at Twilio. Source: Twilio's `twilio-flex-token-validator` package. */
import * as v from 'valibot';
import { ok } from '../../../src/contract/result';
import { type WorkerSid, workerSid } from '../../../src/contract/sids';
import type { Credentials, Reply, TwilioHttp } from './http';
import { read } from './read';

/** The person behind a genuine token. */
export interface TokenHolder {
  /** The Flex identity, as in conversations. */
  readonly identity: string;
  readonly roles: readonly string[];
  readonly workerSid: WorkerSid | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const tokenHolder = v.pipe(
  v.object({
    valid: v.literal(true),
    identity: v.pipe(v.string(), v.nonEmpty()),
    // A person without readable roles has none, and a person without a readable worker has no worker.
    roles: v.fallback(v.array(v.string()), []),
    worker_sid: v.fallback(v.nullish(workerSid), null),
    // Not `moment`: Twilio documents no format, and refusing an unusual one would refuse every person.
    expiration: v.pipe(v.string(), v.transform(Date.parse), v.finite()),
  }),
  v.transform(
    ({ identity, roles, worker_sid, expiration }): TokenHolder => ({
      identity,
      roles,
      workerSid: worker_sid ?? null,
      expiresAt: expiration,
    }),
  ),
);

/** An answer that does not clearly confirm a person refuses them. Without `valid`, it is no answer to the question. */
const validation = v.union([
  tokenHolder,
  v.pipe(
    v.object({ valid: v.unknown() }),
    v.transform(() => null),
  ),
]);

/** Returns the holder of a Flex token, or null if Twilio does not confirm that the token is genuine and whose it is. */
export async function validateToken(
  http: TwilioHttp,
  { accountSid }: Credentials,
  token: string,
): Promise<Reply<TokenHolder | null>> {
  const answer = await http({
    method: 'POST',
    url: `https://iam.twilio.com/v1/Accounts/${accountSid}/Tokens/validate`,
    json: { token },
    idempotent: true,
  });
  // Some regions answer an expired token with a 4xx, others with `valid: false`. 20003 refuses our own credentials.
  if (!answer.ok && answer.failure.kind === 'refused' && answer.failure.twilioCode !== 20003) return ok(null);
  return read(validation, answer);
}
