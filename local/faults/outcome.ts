/** What a fault makes of an exchange, whatever it runs over: a real connection or a function call. */
import { errorBody } from '../twilio/conventions/errors';
import type { Fault, Moment } from './fault';

/** As much of an HTTP answer as a fault looks at. */
export type Answer = Pick<Response, 'ok' | 'status' | 'headers' | 'text'>;

/** Resolves after so many milliseconds. */
export type Sleep = (ms: number) => Promise<void>;

/** What whoever asks gets to see. */
export type FaultOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** The connection breaks in the middle of the body. */
  | { readonly kind: 'cut-off'; readonly answer: Answer }
  | { readonly kind: 'broken' }
  | { readonly kind: 'silence' };

/** `send` lets the request through; a fault that loses the request never calls it. */
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
      return { kind: 'answered', answer: otherShape(await send()) };
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

/** An answer without a body has no middle to break in: nothing of it arrives. */
const cutOff = (answer: Answer): FaultOutcome =>
  answer.status === NO_CONTENT ? { kind: 'broken' } : { kind: 'cut-off', answer };

/** An answer that should have no body has one. */
const otherShape = ({ status }: Answer): Answer =>
  json(status === NO_CONTENT ? 200 : status, { unexpected: [{ shape: true }] });
