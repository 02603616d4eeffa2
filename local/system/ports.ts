import { createServer } from 'node:net';

/** The port of Flex, unless `npm start` gets another one. */
export const DEFAULT_PORT = '4310';

/** Thrown when another program listens on a port. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is in use by another program. Stop that program, or choose another port with -- --port <number>.`,
    );
  }
}

/** Rejects with `PortTaken` for the first port that is in use. */
export async function requireFreePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) await requireFreePort(port);
}

const requireFreePort = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
