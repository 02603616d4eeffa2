/** A TLS server on this machine that answers as a test decides, byte by byte. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createServer, type TLSSocket } from 'node:tls';
import { createAuthority } from '../../../local/tls/authority';
import { answerLookups } from '../../fixtures/name-server';
import { trust } from '../../fixtures/trusted-authority';

export const HOST = 'crm.example.com';

/** Gets the connection when the first bytes of a request have arrived, with these bytes. */
export type Answer = (socket: TLSSocket, request: string) => void;

export interface TlsServer {
  readonly url: string;
  /** The connections so far. */
  readonly sockets: TLSSocket[];
  /** The number of look-ups so far. */
  readonly lookups: () => number;
  /** Decides about the requests from now on. */
  answer: Answer;
  readonly close: () => Promise<void>;
}

export async function startTlsServer(): Promise<TlsServer> {
  const authority = createAuthority();
  const sockets: TLSSocket[] = [];
  let lookups = 0;
  const listener = createServer(authority.issue({ names: [HOST] }), (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', (part) => {
      // Reads on, so that the end of the connection is noticed.
      socket.resume();
      server.answer(socket, String(part));
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const stopLookups = answerLookups((host) => {
    lookups += 1;
    return host === HOST ? ['127.0.0.1'] : [];
  });
  const endTrust = trust(authority.certificate);
  const server: TlsServer = {
    url: `https://${HOST}:${(listener.address() as AddressInfo).port}/in?key=ü#timeout=1`,
    sockets,
    lookups: () => lookups,
    answer: (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'),
    close: async () => {
      endTrust();
      stopLookups();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
}

/** Sends a text, and then a part again and again, until the client ends the connection. */
export const endless =
  (first: string, part: string): Answer =>
  (socket) => {
    socket.write(first);
    Readable.from(repeated(part)).pipe(socket);
  };

function* repeated(part: string) {
  for (;;) yield part;
}
