/** WebSockets of an HTTP server, each given by its path to whoever serves it. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Serves one socket until it closes; `url` is what it was opened with. */
export type ServeSocket = (socket: WebSocket, url: URL) => void;

/** Accepts sockets on `server`. `route` says who serves a path, or nobody: 404. The answer ends them all. */
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
      // A socket that breaks also closes, which is where its server tidies up.
      socket.on('error', () => socket.terminate());
      serve(socket, url);
    });
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
