/** WebSockets of an HTTP server, each served according to its path. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Serves one socket until it closes. `url` is the address it was opened with. */
export type ServeSocket = (socket: WebSocket, url: URL) => void;

/**
 * Accepts sockets on `server`. `route` finds the server of a path; without one, the answer is 404.
 * Returns a function that ends all sockets.
 */
export function acceptSockets(server: Server, route: (path: string) => ServeSocket | undefined): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const serve = route(url.pathname);
    if (serve === undefined) {
      connection.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      // A broken socket also emits `close`, on which its server cleans up.
      socket.on('error', () => socket.terminate());
      serve(socket, url);
    });
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
