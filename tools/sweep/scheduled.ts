/** The functions' protected entry for the sweep: open only to requests that are signed with the account's Auth Token. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { envelope } from '../../src/contract/encoding';
import { CONTRACT_VERSION, ENDPOINTS } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import { fail, ok } from '../../src/contract/result';
import type { Ask } from './passes';

const PATH = '/webhooks/sweep-scheduled';
const RETRY_AFTER_MS = 2_000;
const FORBIDDEN = 403;
/** Longer than the platform lets a function live. */
const TIMEOUT_MS = 15_000;

/** The platform itself has answered, not the function; or nobody has. */
const UNAVAILABLE: Failure = {
  code: 'twilio-unavailable',
  twilioCode: null,
  requestId: null,
  retryAfterMs: RETRY_AFTER_MS,
};

export interface Deployed {
  /** The functions' address, exactly as Twilio knows it: it is part of what is signed. */
  readonly url: string;
  readonly authToken: string;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export const askDeployed =
  ({ url, authToken, fetch = globalThis.fetch }: Deployed): Ask =>
  async (place) => {
    const address = new URL(PATH, url).href;
    const form = { from: String(place) };
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, address, form) },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      // The platform refuses in plain words, the function in the contract's.
      if (response.status === FORBIDDEN && !text.startsWith('{')) return fail({ code: 'unauthenticated' });
      const parsed = v.parse(envelope, JSON.parse(text));
      if (parsed.contract !== CONTRACT_VERSION) return fail({ code: 'contract-mismatch', deploy: 'functions' });
      return parsed.ok ? ok(v.parse(ENDPOINTS.sweep.answer, parsed.value)) : parsed;
    } catch {
      return fail(UNAVAILABLE);
    }
  };
