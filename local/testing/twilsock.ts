/** Twilsock on a real port, over the seeded world. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { SyncStore } from '../twilio/sync/store/store';
import { twilsockServer } from '../twilio/twilsock/socket';
import { seed } from '../world/seed';
import { World } from '../world/world';
import { tokenOf } from './world';

const HOUR_MS = 3_600_000;

/** Starts it. `now` returns the time in epoch milliseconds. */
export async function startTwilsock(now?: () => number) {
  const world = new World(now);
  const sync = new SyncStore(world.now);
  const unknown: string[] = [];
  const accept = twilsockServer({ world, sync, onUnknown: (description) => unknown.push(description) });
  seed(world);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', accept);
  let onSubscription: (request: string) => void = () => undefined;
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const message = String(data);
      if (message.includes('/v4/Subscriptions')) onSubscription(message);
    }),
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    world,
    sync,
    /** The requests that Local Twilio did not know. */
    unknown,
    /** The options with which an SDK connects here. A new object for each SDK, because some write into it. */
    options: () => ({
      twilsock: { uri: `ws://127.0.0.1:${port}/v3/wsconnect`, retryPolicy: { min: 10, max: 50, randomness: 0 } },
    }),
    token: (identity: string, expiresAt = world.now() + HOUR_MS) => tokenOf(identity, expiresAt),
    /**
     * Resolves when the next SDK subscribes to an object of this type, which it does a tenth of a second after it has
     * opened it.
     */
    subscription: (objectType: 'list' | 'map') =>
      new Promise<void>((resolve) => {
        onSubscription = (request) => request.includes(`"object_type":"${objectType}"`) && resolve();
      }),
    /** Cuts every connection, as a network failure does. */
    dropConnections() {
      for (const client of server.clients) client.terminate();
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestTwilsock = Awaited<ReturnType<typeof startTwilsock>>;
