/** Validates Flex tokens at Twilio. Source: Twilio's `twilio-flex-token-validator` package. */
import * as v from 'valibot';
import { parseMoment } from '../../../src/contract/moments';
import { ok } from '../../../src/contract/result';
import { type WorkerSid, workerSid } from '../../../src/contract/sids';
import type { Credentials, Reply, TwilioHttp } from './http';
import { read } from './read';

const validation = v.variant('valid', [
  v.object({
    valid: v.literal(true),
    identity: v.string(),
    roles: v.array(v.string()),
    worker_sid: v.nullish(workerSid),
    expiration: v.string(),
  }),
  v.object({ valid: v.literal(false) }),
]);

/** The person behind a genuine token. */
export interface TokenHolder {
  /** The Flex identity, as in conversations. */
  readonly identity: string;
  readonly roles: readonly string[];
  readonly workerSid: WorkerSid | null;
  /** Epoch milliseconds; 0 if Twilio's answer does not show it, so that the token is not remembered. */
  readonly expiresAt: number;
}

/** Returns the holder of a Flex token, or null if the token is expired or not genuine. */
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
  const validated = read(validation, answer);
  if (!validated.ok) return validated;
  if (!validated.value.valid) return ok(null);
  const { identity, roles, worker_sid, expiration } = validated.value;
  return ok({ identity, roles, workerSid: worker_sid ?? null, expiresAt: parseMoment(expiration) ?? 0 });
}
