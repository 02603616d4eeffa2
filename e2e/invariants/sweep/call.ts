/** Calls an endpoint without running the clock, so that many calls can be in progress at the same time. */
import * as v from 'valibot';

import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { envelope } from '../../../src/contract/encoding';
import { type Answer, ENDPOINTS, type Endpoint } from '../../../src/contract/endpoints';

import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Harness } from '../../fixtures/harness';

const HOUR_MS = 3_600_000;

/** Each call has a new token, so that the functions validate it at Twilio. */
export async function call<E extends Endpoint>(
  harness: Harness,
  identity: string,
  name: E,
  fields: Readonly<Record<string, string>>,
): Promise<Result<Answer<E>, Failure>> {
  const Token = issueFlexToken({ identity, expiresAt: harness.time.now() + HOUR_MS });
  const { body } = await harness.invoke(name, { Token, ...fields });
  const parsed = v.parse(envelope, body);
  return parsed.ok ? ok(v.parse(ENDPOINTS[name].answer, parsed.value) as Answer<E>) : fail(parsed.failure);
}
