/** Every Twilio host that Flex, its SDKs, the functions or the CLI use: over HTTP below `/<host>`, or over sockets. */
import { Hono, type MiddlewareHandler } from 'hono';
import { PatternRouter } from 'hono/router/pattern-router';
import type { ServeSocket } from '../system/sockets';
import type { World } from '../world/world';
import { reportNotHonored, undeclaredParameters } from './conventions/parameters';
import { conversationsRest } from './conversations/routes';
import { coreApi } from './core-api/routes';
import { eventBridge } from './event-bridge/routes';
import { serveEventBridgeSocket } from './event-bridge/socket';
import { flexSession } from './flex/routes';
import { ASSUMED, type Behavior } from './flex-api/behavior';
import { flexApi } from './flex-api/routes';
import { iam } from './iam/routes';
import { PluginRegistry } from './plugin-service/registry';
import { pluginValidator } from './plugin-service/validator';
import { flexAssets, pasteFonts, sounds, statusPage } from './public-sites/routes';
import { reportRefusedTokens } from './refused-tokens';
import { requestIds } from './request-ids';
import { serverlessRest } from './serverless/routes';
import { ServerlessStore } from './serverless/store/store';
import { serverlessUpload } from './serverless/upload';
import { syncRest } from './sync/routes';
import type { SyncStore } from './sync/store/store';
import { taskrouter } from './taskrouter/routes';
import { twilsockServer } from './twilsock/socket';
import type { UnknownRequests } from './unknown-requests';

interface Account {
  readonly world: World;
  readonly sync: SyncStore;
  readonly unknown: UnknownRequests;
  /** The services of Twilio Functions. None by default. */
  readonly serverless?: ServerlessStore;
  /** The registered Flex plugins. None by default. */
  readonly plugins?: PluginRegistry;
}

interface HostOptions {
  /** How Twilio behaves where its documentation is silent. `ASSUMED` by default. */
  readonly behavior?: Behavior;
  /** The optional features that the account has. None by default. */
  readonly features?: readonly string[];
  /** Runs before every request to a host of `REST_HOSTS`, for example to inject faults. */
  readonly beforeRest?: MiddlewareHandler;
}

interface Host {
  readonly host: string;
  /** Whether servers use it with the account's credentials. Only those APIs name their requests and can have faults. */
  readonly isRest: boolean;
  readonly routes: (account: Required<Account & Pick<HostOptions, 'behavior' | 'features'>>) => Hono;
}

const HOSTS: readonly Host[] = [
  {
    host: 'flex-api.twilio.com',
    isRest: true,
    routes: ({ world, behavior, plugins }) => flexApi(world, behavior, plugins),
  },
  { host: 'conversations.twilio.com', isRest: true, routes: ({ world }) => conversationsRest(world) },
  { host: 'sync.twilio.com', isRest: true, routes: ({ sync }) => syncRest(sync) },
  { host: 'iam.twilio.com', isRest: true, routes: ({ world }) => iam(world) },
  { host: 'taskrouter.twilio.com', isRest: true, routes: ({ world }) => taskrouter(world) },
  { host: 'serverless.twilio.com', isRest: true, routes: ({ serverless }) => serverlessRest(serverless) },
  { host: 'serverless-upload.twilio.com', isRest: true, routes: ({ serverless }) => serverlessUpload(serverless) },
  { host: 'flex-plugin-upload.us1.twilio.com', isRest: true, routes: pluginValidator },
  { host: 'api.twilio.com', isRest: true, routes: ({ world }) => coreApi(world.now) },
  { host: 'flex.twilio.com', isRest: false, routes: ({ features }) => flexSession(features) },
  {
    host: 'event-bridge.twilio.com',
    isRest: false,
    routes: ({ world, unknown }) => eventBridge({ world, onUnknown: (request) => unknown.add(request) }),
  },
  { host: 'status.twilio.com', isRest: false, routes: statusPage },
  { host: 'assets.flex.twilio.com', isRest: false, routes: flexAssets },
  { host: 'assets.twilio.com', isRest: false, routes: pasteFonts },
  { host: 'media.twiliocdn.com', isRest: false, routes: sounds },
];

/** The hosts of Twilio's REST APIs for servers, which are the ones that can have faults. */
export const REST_HOSTS: readonly string[] = HOSTS.filter(({ isRest }) => isRest).map(({ host }) => host);

export const twilioHosts = (options: Account & HostOptions): Hono => mount(new Hono(), HOSTS, options);

/** The same with only one host. It is quick to set up: some tests have thousands of accounts with few requests each. */
export const twilioHost = (name: string, options: Account & HostOptions): Hono =>
  mount(
    new Hono({ router: new PatternRouter() }),
    HOSTS.filter(({ host }) => host === name),
    options,
  );

function mount(
  app: Hono,
  hosts: readonly Host[],
  { behavior = ASSUMED, features = [], beforeRest, ...given }: Account & HostOptions,
): Hono {
  const { now } = given.world;
  const account = { serverless: new ServerlessStore(now), plugins: new PluginRegistry(now), ...given };
  const identify = requestIds();
  app.use('*', reportRefusedTokens());
  for (const { host, isRest, routes } of hosts) {
    if (isRest) app.use(`/${host}/*`, identify);
    if (isRest && beforeRest !== undefined) app.use(`/${host}/*`, beforeRest);
    // Comes last, because it must not write headers after `beforeRest` has sent an answer itself.
    if (isRest) app.use(`/${host}/*`, date(now));
    // Last, because a fault replaces the answer of a request that was processed.
    app.use(
      `/${host}/*`,
      reportNotHonored((request) => account.unknown.add(request)),
      undeclaredParameters(),
    );
    app.route(`/${host}`, routes({ ...account, behavior, features }));
  }
  return app;
}

/** Dates every answer by Local Twilio's clock. Source: RFC 9110, section 6.6.1. */
const date =
  (now: () => number): MiddlewareHandler =>
  async (c, next) => {
    await next();
    // `c.header` would make another response, and read the body of this one as a stream.
    c.res.headers.set('Date', new Date(now()).toUTCString());
  };

/** Finds the server of a socket by host and path. Create it before the world is seeded. */
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
