/** Decides the outcome of a request with a fault, over a real connection or in process. */
import { errorBody } from '../twilio/conventions/errors';
import type { Fault, Moment } from './fault';

/** The parts of an HTTP answer that faults use. */
export type Answer = Pick<Response, 'ok' | 'status' | 'headers' | 'text'>;

/** Resolves after `ms` milliseconds. */
export type Sleep = (ms: number) => Promise<void>;

/** The result that the client of the request sees. */
export type FaultOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'cut-off'; readonly answer: Answer }
  | { readonly kind: 'broken' }
  | { readonly kind: 'silence' };

/** @param send Lets the request through. Not called for a fault that loses the request. */
export async function outcomeOf(fault: Fault, send: () => Promise<Answer>, sleep: Sleep): Promise<FaultOutcome> {
  switch (fault.kind) {
    case 'latency':
      await sleep(fault.ms);
      return { kind: 'answered', answer: await send() };
    case 'too-many-requests':
      return { kind: 'answered', answer: tooManyRequests(fault.retryAfterSeconds) };
    case 'server-error':
      await sendIf(fault.moment, send);
      return { kind: 'answered', answer: json(500, errorBody(500, 20500, 'Internal Server Error')) };
    case 'hang':
      await sendIf(fault.moment, send);
      return { kind: 'silence' };
    case 'reset':
      await sendIf(fault.moment, send);
      return { kind: 'broken' };
    case 'truncated':
      return cutOff(await send());
    case 'wrong-json':
      return { kind: 'answered', answer: wrongShape(await send()) };
  }
}

async function sendIf(moment: Moment, send: () => Promise<Answer>) {
  if (moment === 'after') await send();
}

function json(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

const tooManyRequests = (retryAfterSeconds: number) =>
  json(429, errorBody(429, 20429, 'Too Many Requests'), { 'Retry-After': String(retryAfterSeconds) });

const NO_CONTENT = 204;

/** An answer without a body cannot be cut off halfway, so the connection breaks instead. */
const cutOff = (answer: Answer): FaultOutcome =>
  answer.status === NO_CONTENT ? { kind: 'broken' } : { kind: 'cut-off', answer };

/** Changes 204 to 200, because the unexpected answer has a body. */
const wrongShape = ({ status }: Answer): Answer =>
  json(status === NO_CONTENT ? 200 : status, { unexpected: [{ shape: true }] });
