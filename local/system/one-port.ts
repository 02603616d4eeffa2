/** HTTP and TLS on one port. */
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';

/** The type of the record with which every TLS connection begins. A request in plain HTTP begins with a letter. */
const HANDSHAKE = 0x16;

export interface OnePort {
  /** The server that listens. The two others do not. */
  readonly server: Server;
  /** Ends every connection and stops listening. */
  readonly close: () => Promise<void>;
}

/** Passes each connection to one of two servers, by its first byte. */
export function onOnePort(plain: HttpServer, secure: TlsServer): OnePort {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A connection that ends in the middle is an error of the client.
    socket.on('error', () => socket.destroy());
    socket.once('data', (start: Buffer) => {
      socket.pause();
      socket.unshift(start);
      // The TLS server reads what is buffered by itself.
      if (start[0] === HANDSHAKE) secure.emit('connection', socket);
      else {
        plain.emit('connection', socket);
        socket.resume();
      }
    });
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
