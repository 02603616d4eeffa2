/** A request and its answer, as they were sent over the network. */
import type { TwilioAnswer, TwilioRequest } from '../../fixtures/harness';
import type { Received } from '../shared/specification/check-answer';

export interface SentRequest extends TwilioRequest {
  /** Null where they were not recorded. */
  readonly headers: Headers | null;
}

export interface Exchange {
  readonly request: SentRequest;
  /** Null if the request was lost. */
  readonly answer: Received | null;
}

export async function received(answer: TwilioAnswer): Promise<Received> {
  const mediaType = answer.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? null;
  return { status: answer.status, mediaType, body: await answer.text() };
}
