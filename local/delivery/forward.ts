/** Sends a delivery to a program on this machine, as a proxy that ends TLS for the webhook's host does. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { loopbackOptions } from './loopback';
import type { DeliveryRequest } from './request';
import type { AnswerHeaders, SystemAnswer } from './system-answer';

/** The sender's address in `X-Forwarded-For`. It is in a range that RFC 5737 reserves for documentation. */
const CLIENT_ADDRESS = '203.0.113.10';

/**
 * @param origin An origin on the loopback interface, such as `http://localhost:3000`.
 * @param limit Aborted when the sender gives up.
 */
export function forward(request: DeliveryRequest, origin: string, limit: AbortSignal): Promise<SystemAnswer> {
  const { host, pathname, search } = new URL(request.url);
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) =>
      resolve(limit.aborted ? { kind: 'nothing' } : { kind: 'unavailable', why: sentenceOf(error, origin) });
    httpRequest(
      {
        ...loopbackOptions(origin),
        method: request.method,
        path: pathname + search,
        headers: {
          ...request.headers,
          Host: host,
          'X-Forwarded-For': CLIENT_ADDRESS,
          'X-Forwarded-Host': host,
          'X-Forwarded-Proto': 'https',
          ...(request.body === null ? {} : { 'Content-Length': Buffer.byteLength(request.body) }),
        },
        agent: false,
        signal: limit,
      },
      (response) => {
        response.on('error', fail);
        response.on('end', () =>
          resolve({ kind: 'answered', status: response.statusCode ?? 0, headers: passedOn(response.headers) }),
        );
        response.resume();
      },
    )
      .on('error', fail)
      .end(request.body ?? undefined);
  });
}

const passedOn = ({ location, 'retry-after': retryAfter }: IncomingHttpHeaders): AnswerHeaders => ({
  ...(location === undefined ? {} : { location }),
  ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
});

function sentenceOf({ code = '' }: NodeJS.ErrnoException, origin: string): string {
  if (code === 'ECONNREFUSED')
    return `Nothing listens on ${origin}. Start your program, then make another event happen.`;
  if (code === 'ECONNRESET') return `The program on ${origin} closed the connection without a complete answer.`;
  if (code.startsWith('HPE_')) return `The program on ${origin} did not answer with HTTP.`;
  return `The program on ${origin} could not be reached (${code}).`;
}
