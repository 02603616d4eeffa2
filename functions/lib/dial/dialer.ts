/**
 * Sends an event to a destination. Neither the destination nor its name server, nor the person who chose its URL, can
 * lead the request to an address that is not public, keep the function busy for long, or fill its memory.
 */
import type https from 'node:https';
import type net from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Unanswered } from '../../../src/contract/outcome';
import type { Dial, DialRequest, DialResult } from './dial';
import { reasonOf } from './failure';
import { guardedLookup } from './guarded-lookup';

/** The largest header of an answer, in bytes. The same again is left for interim answers before it. */
const MAX_HEADER_BYTES = 8 * 1024;

/** The number of bytes of a body after which no more is read. None of it is kept. */
const MAX_BODY_BYTES = 1024;

const MAX_RETRY_AFTER_LENGTH = 64;

type IsAllowed = (address: string) => boolean;

/** Returns a function that connects to allowed addresses only. */
export function dialer(isAllowed: IsAllowed): Dial {
  return (request) => new Promise((resolve) => dial(request, isAllowed, resolve));
}

/** Of `resolve`, only the first call counts. */
function dial(
  { url, headers, body, limits }: DialRequest,
  isAllowed: IsAllowed,
  resolve: (result: DialResult) => void,
) {
  const startedAt = performance.now();
  const ms = () => Math.round(performance.now() - startedAt);
  const fail = (why: Unanswered) => resolve({ outcome: { kind: 'unanswered', why, ms: ms() }, retryAfter: null });

  const request = open(url, headers, isAllowed);
  if (typeof request === 'string') return fail(request);

  let stage: 'connecting' | 'connected' | 'encrypted' | 'answered' = 'connecting';
  const end = (why: Unanswered) => {
    fail(why);
    request.destroy();
  };
  const connectTimer = setTimeout(() => end('connect-timeout'), limits.connectMs);
  const totalTimer = setTimeout(
    () => end(stage === 'encrypted' ? 'answer-timeout' : 'connect-timeout'),
    limits.totalMs,
  );

  request.on('socket', (socket) => {
    let headerBytes = 0;
    socket.on('connect', () => {
      stage = 'connected';
    });
    socket.on('secureConnect', () => {
      stage = 'encrypted';
      clearTimeout(connectTimer);
    });
    socket.on('data', (part) => {
      if (stage === 'answered') return;
      headerBytes += part.length;
      if (headerBytes > 2 * MAX_HEADER_BYTES) end('broken');
    });
  });
  request.on('response', (answer) => {
    stage = 'answered';
    const { statusCode: status = 0, headers } = answer;
    const retryAfter = headers['retry-after']?.slice(0, MAX_RETRY_AFTER_LENGTH) ?? null;
    resolve({ outcome: { kind: 'answered', status, ms: ms() }, retryAfter });
    // A connection that ends at once would end some programs that are still answering.
    let bodyBytes = 0;
    answer.on('data', (part) => {
      bodyBytes += part.length;
      if (bodyBytes > MAX_BODY_BYTES) request.destroy();
    });
  });
  request.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    const isOfCertificate = Boolean((request.socket as TLSSocket | null)?.authorizationError);
    fail(reasonOf({ code, isConnected: stage !== 'connecting', isOfCertificate }));
  });
  request.on('close', () => {
    clearTimeout(connectTimer);
    clearTimeout(totalTimer);
    fail('broken');
  });
  request.end(body);
}

/** Returns a request that has not been sent yet, or why there can be none. */
function open(url: string, headers: DialRequest['headers'], isAllowed: IsAllowed) {
  const { request }: typeof https = require('node:https');
  const { isIP }: typeof net = require('node:net');
  try {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const isAddress = isIP(host) !== 0;
    // Node.js connects to an IP address without a look-up.
    if (isAddress && !isAllowed(host)) return 'not-public';
    return request(target, {
      method: 'POST',
      headers,
      lookup: guardedLookup(isAllowed),
      // An open connection would be used again without a look-up.
      agent: false,
      // No variable of the environment turns it off.
      rejectUnauthorized: true,
      // Otherwise a header could name the host for which the certificate must be.
      servername: isAddress ? '' : host.replace(/\.$/, ''),
      maxHeaderSize: MAX_HEADER_BYTES,
    });
  } catch {
    // The URL or a header is none that can be sent.
    return 'broken';
  }
}
