/** Servers on addresses of this machine: one that stands for the internet, and others that no attempt may reach. */
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import type { Identity } from '../../../local/tls/authority';

/** The address that stands for the public ones. */
export const PUBLIC = '127.0.0.1';

/** Addresses of this machine that stand for all others. Some systems have only the last one. */
const FORBIDDEN = ['127.0.0.2', '127.255.255.254', '::1'] as const;

export interface Listeners {
  /** The port of all of them. */
  readonly port: number;
  /** The forbidden addresses that this system has. */
  readonly forbidden: readonly [string, ...string[]];
  /** Returns how many connections the public address has had. */
  readonly connections: () => number;
  /** Ends all, and returns the forbidden addresses that had a connection, once for each connection. */
  readonly close: () => Promise<readonly string[]>;
}

/** The public one answers with the status and the headers of `answer`, which gets the path of the request. */
export async function startListeners(
  identity: Identity,
  answer: (path: string) => { readonly status: number; readonly headers: Readonly<Record<string, string>> },
): Promise<Listeners> {
  let connections = 0;
  const receiver = createHttpsServer(identity, (request, response) => {
    const { status, headers } = answer(request.url ?? '/');
    response.writeHead(status, headers).end();
  });
  receiver.on('connection', () => {
    connections += 1;
  });
  await listen(receiver, PUBLIC, 0);
  const { port } = receiver.address() as AddressInfo;

  const reached: { readonly address: string; readonly from: number | undefined }[] = [];
  const traps: { readonly address: string; readonly server: Server }[] = [];
  for (const address of FORBIDDEN) {
    const server = createServer((socket) => {
      reached.push({ address, from: socket.remotePort });
      socket.destroy();
    });
    if (await canListen(server, address, port)) traps.push({ address, server });
  }
  const [first, ...others] = traps.map(({ address }) => address);
  if (first === undefined) throw new Error(`This system has none of the addresses ${FORBIDDEN.join(', ')}`);

  return {
    port,
    forbidden: [first, ...others],
    connections: () => connections,
    close: async () => {
      // Connections are accepted in order: after this one, no earlier one is left.
      const last = await Promise.all(traps.map(({ address }) => knock(address, port)));
      for (const { server } of traps) server.close();
      receiver.close();
      receiver.closeAllConnections();
      return reached.filter(({ from }) => !last.includes(from)).map(({ address }) => address);
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

const canListen = (server: Server, host: string, port: number) =>
  listen(server, host, port).then(
    () => true,
    () => false,
  );

/** Connects, waits until the server has ended the connection, and returns the port from which it came. */
async function knock(host: string, port: number): Promise<number | undefined> {
  const socket = connect(port, host);
  await once(socket, 'connect');
  const { localPort } = socket;
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  return localPort;
}
