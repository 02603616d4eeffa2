/** Every Twilio host that Flex, the functions and Flex's SDKs talk to: over HTTP below `/<host>`, and over sockets. */
import { Hono } from 'hono';
import { misbehave } from '../faults/connection';
import { REST_HOSTS } from '../faults/rule';
import type { FaultScript } from '../faults/script';
import { signInAddress } from '../flex/sign-in';
import type { ServeSocket } from '../system/sockets';
import type { World } from '../world/world';
import { accountAuth } from './conventions/basic-auth';
import { eventBridge } from './event-bridge/routes';
import { serveEventBridgeSocket } from './event-bridge/socket';
import { flexSession } from './flex/routes';
import { flexAccount } from './flex-api/account';
import { ASSUMED, type Behaviour } from './flex-api/behavior';
import { flexApi } from './flex-api/routes';
import { iam } from './iam/routes';
import { flexAssets, pasteFonts, sounds, statusPage } from './public-sites/routes';
import { requestIds } from './request-ids';
import { syncRest } from './sync/routes';
import type { SyncStore } from './sync/store/store';
import { queues } from './taskrouter/queues';
import { taskrouterRest } from './taskrouter/workspace';
import { twilsockServer } from './twilsock/socket';
import type { UnknownRequests } from './unknown-requests';

interface Account {
  readonly world: World;
  readonly sync: SyncStore;
  readonly unknown: UnknownRequests;
}

interface Temper {
  /** How Twilio behaves where nobody outside knows. */
  readonly behaviour?: Behaviour;
  /** What goes wrong; needs real connections. Who calls the app as a function has `faultyNetwork` instead. */
  readonly faults?: FaultScript;
}

export function twilioHosts({ world, sync, unknown, behaviour = ASSUMED, faults }: Account & Temper): Hono {
  const app = new Hono();
  const identify = requestIds();
  for (const host of REST_HOSTS) {
    app.use(`/${host}/*`, identify);
    if (faults !== undefined) app.use(`/${host}/*`, misbehave(faults));
  }
  // What a browser asks with a Flex token comes before what a server asks with the account's credentials.
  app.route('/flex-api.twilio.com', flexAccount(world));
  app.route('/flex-api.twilio.com', flexApi(world, behaviour));
  app.route('/taskrouter.twilio.com', queues(world));
  app.route('/taskrouter.twilio.com', taskrouterRest(world));
  app.use('/sync.twilio.com/*', accountAuth());
  app.route('/sync.twilio.com', syncRest(sync));
  app.route('/iam.twilio.com', iam({ world, signInAddress }));
  app.route('/flex.twilio.com', flexSession());
  app.route(
    '/event-bridge.twilio.com',
    eventBridge({ world, onUnknown: (request) => unknown.add(`${request} over event-bridge.twilio.com`) }),
  );
  app.route('/status.twilio.com', statusPage());
  app.route('/assets.flex.twilio.com', flexAssets());
  app.route('/assets.twilio.com', pasteFonts());
  app.route('/media.twiliocdn.com', sounds());
  return app;
}

/** Says who serves a socket, given its host and path. To be made before the world is seeded. */
export function twilioSockets({ world, sync, unknown }: Account): (address: string) => ServeSocket | undefined {
  const twilsock = twilsockServer({ world, sync, onUnknown: (request) => unknown.add(request) });
  const sockets = new Map<string, ServeSocket>([
    [
      'event-bridge.twilio.com/v1/wschannels',
      (socket, url) => serveEventBridgeSocket(socket, url.searchParams.get('token') ?? '', world),
    ],
    ['tsock.us1.twilio.com/v3/wsconnect', twilsock],
  ]);
  return (address) => sockets.get(address);
}
