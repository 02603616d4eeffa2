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
  let listSubscriptions = 0;
  let onListSubscription: () => void = () => undefined;
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      const message = String(data);
      if (!message.includes('"action":"establish"')) return;
      listSubscriptions += message.match(/"object_type":"list"/g)?.length ?? 0;
      onListSubscription();
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
     * Resolves when the SDKs have subscribed to this number of lists in all. They subscribe a tenth of a second after
     * they have opened a list.
     */
    subscribedToLists: (count: number) =>
      new Promise<void>((resolve) => {
        onListSubscription = () => listSubscriptions >= count && resolve();
        onListSubscription();
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
