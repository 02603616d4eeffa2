/**
 * Sends requests over HTTPS. Node.js keeps the connections open for the next requests. Its own `fetch` takes several
 * times as long to load, and more time for each request.
 */
import type https from 'node:https';

export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request early. */
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: () => Promise<string>;
}

/** Returns the whole answer, and follows no redirect. Rejects if the connection or the answer breaks off. */
export function sendOverHttps(url: string, { body, headers, ...options }: HttpRequest): Promise<HttpAnswer> {
  // Loaded with the first request, because a request that is refused before needs none of it.
  const { request }: typeof https = require('node:https');
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, headers: { 'user-agent': 'node', ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const received = new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        const { statusCode: status = 0 } = answer;
        resolve({
          ok: status >= 200 && status < 300,
          status,
          headers: { get: (name) => received.get(name) ?? null },
          text: async () => Buffer.concat(parts).toString(),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
