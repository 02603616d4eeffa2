/** Calls the functions' protected endpoints, with requests signed with the account's Auth Token. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { envelope } from '../../src/contract/encoding';
import type { Failure } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import { CONTRACT_VERSION } from '../../src/contract/version';

const RETRY_AFTER_MS = 2_000;
/** Twilio documents both for a request without a valid signature. */
const REFUSALS: readonly number[] = [400, 403];
/** Longer than the platform's time limit for functions. */
const TIMEOUT_MS = 15_000;

/** Used when there is no answer, or the answer comes from the platform and not from the function. */
const UNAVAILABLE: Failure = {
  code: 'twilio-unavailable',
  twilioCode: null,
  requestId: null,
  retryAfterMs: RETRY_AFTER_MS,
};

const answerOfFunction = v.pipe(v.string(), v.parseJson(), v.looseObject({ contract: v.number() }));

export interface DeployedFunctions {
  /** The functions' address, exactly as deployed, because the signature covers it. */
  readonly url: string;
  readonly authToken: string;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Sends a form to the function at `path`, and returns its answer. */
export async function callProtected<A>(
  { url, authToken, fetch = globalThis.fetch }: DeployedFunctions,
  path: string,
  form: Readonly<Record<string, string>>,
  answerSchema: v.GenericSchema<unknown, A>,
): Promise<Result<A, Failure>> {
  const address = new URL(path, url).href;
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, address, form) },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const answer = v.safeParse(answerOfFunction, text);
    // The function answers with the contract's JSON, whatever the status; the platform refuses with something else.
    if (!answer.success) return fail(REFUSALS.includes(response.status) ? { code: 'unauthenticated' } : UNAVAILABLE);
    if (answer.output.contract !== CONTRACT_VERSION) return fail({ code: 'contract-mismatch', deploy: 'functions' });
    const parsed = v.parse(envelope, answer.output);
    return parsed.ok ? ok(v.parse(answerSchema, parsed.value)) : parsed;
  } catch {
    return fail(UNAVAILABLE);
  }
}
