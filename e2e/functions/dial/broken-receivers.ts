/** Receivers on this machine with real TLS sockets: one that works, and fifteen that are broken in fifteen ways. */
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import { createAuthority } from '../../../local/tls/authority';
import { type UNANSWERED, VERDICTS, type Verdict } from '../../../src/contract/outcome';
import { answerLookups } from '../../fixtures/name-server';
import { trust } from '../../fixtures/trusted-authority';

/** The one address that stands for the public ones. */
const PUBLIC = '127.0.0.1';
const NOT_PUBLIC = '127.0.0.2';

/** The host whose certificate another one uses. */
export const ANOTHER_HOST = 'another.example.com';

/** The predicate for a dialer that may reach the receivers. */
export const isPublicHere = (address: string) => address === PUBLIC;

/** The statuses of the receivers that answer. */
const STATUS: Readonly<Record<Exclude<Verdict, (typeof UNANSWERED)[number]>, number>> = {
  works: 204,
  redirect: 302,
  unauthorized: 403,
  'not-there': 404,
  'method-refused': 405,
  'client-error': 422,
  'server-error': 500,
};

const STATUS_OF: ReadonlyMap<string, number> = new Map(Object.entries(STATUS));

const domainOf = (verdict: Verdict) => `${verdict}.example.com`;

export interface BrokenReceivers {
  /** The URL of the receiver that deserves a verdict. */
  readonly urlOf: (verdict: Verdict) => string;
  /** The verdicts of the receivers that a whole request has reached. */
  readonly reached: string[];
  readonly close: () => Promise<void>;
}

/** Calls `onWaiting` when a receiver begins to keep its client waiting without end. */
export async function startBrokenReceivers(onWaiting: () => void): Promise<BrokenReceivers> {
  const authority = createAuthority();
  const names = VERDICTS.map(domainOf);
  const valid = authority.issue({ names });
  const ofAnother = authority.issue({ names: [ANOTHER_HOST] });
  const identities = new Map<string, { readonly key: string; readonly cert: string }>([
    [domainOf('certificate-expired'), authority.issue({ names, notAfter: new Date('2021-01-01') })],
    [domainOf('certificate-name'), ofAnother],
    [ANOTHER_HOST, ofAnother],
    [domainOf('certificate-issuer'), createAuthority().issue({ names })],
  ]);
  const reached: string[] = [];

  const secure = createHttpsServer(
    {
      ...valid,
      SNICallback: (name, callback) => callback(null, createSecureContext(identities.get(name) ?? valid)),
    },
    (request, response) => {
      const verdict = new URL(`https://${request.headers.host}`).hostname.replace('.example.com', '');
      reached.push(verdict);
      const status = STATUS_OF.get(verdict);
      if (status !== undefined) response.writeHead(status, { Location: urlOf('works') }).end();
      else if (verdict === 'broken') request.socket.end('Welcome!\r\n\r\n');
      else onWaiting();
    },
  );
  // A server that does not speak TLS, and says nothing at all.
  const silent = createServer((socket) => {
    socket.on('error', () => {}).resume();
    onWaiting();
  });
  const ports = await Promise.all([listen(secure), listen(silent), freePort()]);
  const [securePort, silentPort, closedPort] = ports;

  const portOf = (verdict: Verdict) => {
    if (verdict === 'connect-timeout') return silentPort;
    return verdict === 'refused' ? closedPort : securePort;
  };
  const urlOf = (verdict: Verdict) => `https://${domainOf(verdict)}:${portOf(verdict)}/events`;

  const addresses = new Map(names.map((name) => [name, [PUBLIC]]));
  addresses.set(domainOf('not-public'), [NOT_PUBLIC]);
  addresses.delete(domainOf('name-not-found'));
  const stopLookups = answerLookups((host) => addresses.get(host) ?? []);
  const endTrust = trust(authority.certificate);

  return {
    urlOf,
    reached,
    close: async () => {
      endTrust();
      stopLookups();
      secure.closeAllConnections();
      await Promise.all([secure, silent].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, PUBLIC);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Returns a port on which no one listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
