/** A request and what came back, as they were on the wire. */
import type { HttpAnswer } from '../../../functions/lib/twilio/io';
import type { TwilioRequest } from '../../fixtures/harness';

export interface SentRequest extends TwilioRequest {
  /** Null where nobody has kept them. */
  readonly headers: Headers | null;
}

export interface Received {
  readonly status: number;
  /** Null for none. */
  readonly mediaType: string | null;
  readonly body: string;
}

export interface Exchange {
  readonly request: SentRequest;
  /** Null for a request that was lost. */
  readonly answer: Received | null;
}

export async function received(answer: HttpAnswer): Promise<Received> {
  const mediaType = answer.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? null;
  return { status: answer.status, mediaType, body: await answer.text() };
}
