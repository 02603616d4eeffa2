/** Accepts WebSockets on an HTTP server and routes them by path. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Serves one socket until it closes. `url` is the URL with which it was opened. */
export type ServeSocket = (socket: WebSocket, url: URL) => void;

/** Accepts sockets on `server`; a path without a route gets 404. Returns a function that closes all sockets. */
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
      // A socket with an error also emits `close`, on which its server cleans up.
      socket.on('error', () => socket.terminate());
      serve(socket, url);
    });
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
