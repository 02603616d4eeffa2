/** Puts the result of an operation into an HTTP response. */

import type { Envelope } from '../../../src/contract/encoding';
import type { NewInteractionFailure } from '../../../src/contract/new-interaction';
import type { Result } from '../../../src/contract/result';
import { CONTRACT_VERSION } from '../../../src/contract/version';
import { HTTP_STATUS } from './http-status';
import type { TwilioResponse } from './runtime';

export function respond<A, F extends NewInteractionFailure>(result: Result<A, F>): TwilioResponse {
  const body: Envelope<A, F> = { contract: CONTRACT_VERSION, ...result };
  const response = new Twilio.Response();
  response.setStatusCode(result.ok ? 200 : HTTP_STATUS[result.failure.code]);
  // Every origin may call: the token in the request is the only authority, and there are no cookies.
  response.setHeaders({
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
  });
  response.setBody(body);
  return response;
}
