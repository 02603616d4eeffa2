/**
 * The server of Local Twilio: Flex's page, every Twilio host below `/_tw/<host>`, and `/outside`. The same port serves
 * the customer's systems with TLS.
 */
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { name as ownPlugin } from '../package.json';
import { startDelivery } from './delivery/deliver';
import type { Forward } from './delivery/forward-option';
import { internet } from './delivery/internet';
import { type Delivery, DeliveryLog } from './delivery/log';
import { addressOf } from './delivery/names';
import { CustomerSystems } from './delivery/systems';
import { injectFaults, sleep } from './faults/connection';
import { delayServers } from './faults/latency';
import { FaultScript } from './faults/script';
import { LOCALES_FEATURE } from './flex/locales';
import { flexPage } from './flex/page';
import { type FlexPlugin, servePlugins } from './flex/plugins';
import { signInPage } from './flex/sign-in';
import type { FunctionsAddress } from './functions/address';
import { outside } from './outside';
import { creatingProgram } from './outside/creating-program';
import { onOnePort } from './system/one-port';
import { acceptSockets } from './system/sockets';
import { ownAuthority } from './tls/own-authority';
import { HOSTS_PATH } from './twilio/conventions/address';
import { answerError, noSuchResource } from './twilio/conventions/errors';
import { ASSUMED, type Behavior } from './twilio/flex-api/behavior';
import { twilioHosts, twilioSockets } from './twilio/hosts';
import { PluginRegistry } from './twilio/plugin-service/registry';
import { ServerlessStore } from './twilio/serverless/store/store';
import { SyncStore } from './twilio/sync/store/store';
import { UnknownRequests } from './twilio/unknown-requests';
import { seedDemo } from './world/demo-seed';
import { seed } from './world/seed';
import { World } from './world/world';

export interface LocalTwilioOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly functions: FunctionsAddress;
  /** The bundled Flex UI; see `flexBundle`. */
  readonly flexFile: string;
  /** Flex loads and starts them in this order. Each load of Flex reads the list again. */
  readonly plugins: readonly FlexPlugin[];
  /** The language that the account sets, such as `de-DE`. Flex's default without it. */
  readonly locale?: string | undefined;
  /** Twilio's behavior where it is undocumented. Defaults to `ASSUMED`. */
  readonly behavior?: Behavior;
  /** The time in ms that each request of a server waits before it is processed, beside its faults. 0 by default. */
  readonly latencyMs?: number;
  /** The programs on this machine that receive the events for a host. None by default. */
  readonly forwards?: readonly Forward[];
  /** The server to which the functions and plugins of this account were deployed before. None by default. */
  readonly deployments?: Pick<LocalTwilio, 'serverless' | 'plugins'>;
  /** Whether the account has Flex. True by default. Without Flex, its API has no resources. */
  readonly hasFlex?: boolean;
  /** Adds more to the world, and a bar with links above Flex, for a newcomer. False by default. */
  readonly isDemo?: boolean;
}

export interface LocalTwilio {
  readonly world: World;
  /** The faults of requests to Twilio's REST APIs. */
  readonly faults: FaultScript;
  readonly systems: CustomerSystems;
  /** The services of Twilio Functions, and what is deployed in them. */
  readonly serverless: ServerlessStore;
  /** The registered Flex plugins, and the ones that are released. */
  readonly plugins: PluginRegistry;
  /** The deliveries to webhooks, newest first. */
  readonly deliveries: () => readonly Delivery[];
  /** Requests to Twilio that Local Twilio does not support. */
  readonly unknownRequests: () => readonly string[];
  /** The origin of Flex, such as `http://localhost:4310`. */
  readonly origin: string;
  /** Closes every connection and stops listening. */
  readonly close: () => Promise<void>;
}

/** Starts Local Twilio with a newly seeded world, on the loopback interface only. Rejects if the port is in use. */
export async function startLocalTwilio(options: LocalTwilioOptions): Promise<LocalTwilio> {
  const behavior = options.behavior ?? ASSUMED;
  const world = new World(Date.now, 1, behavior.instanceParameter);
  const account = {
    world,
    sync: new SyncStore(world.now),
    unknown: new UnknownRequests(),
    serverless: options.deployments?.serverless ?? new ServerlessStore(world.now),
    plugins: options.deployments?.plugins ?? new PluginRegistry(world.now),
  };
  const deliveries = new DeliveryLog();
  const faults = new FaultScript();
  const systems = new CustomerSystems(options.forwards);
  const sockets = twilioSockets(account);
  const app = new Hono();
  app.onError(answerError);
  app.get('/_local/unknown-requests', (c) => c.json(account.unknown.all()));
  app.get('/_local/authority.pem', (c) => c.text(ownAuthority().certificate));
  app.get('/_local/names/:host', (c) => {
    const address = addressOf(c.req.param('host'), { functions: options.functions, systems });
    return address === undefined ? c.notFound() : c.text(address);
  });
  if (options.latencyMs !== undefined) app.use(`${HOSTS_PATH}/*`, delayServers(options.latencyMs, sleep));
  if (options.hasFlex === false) {
    app.all(`${HOSTS_PATH}/flex-api.twilio.com/*`, (c) => {
      throw noSuchResource(c);
    });
  }
  app.route(
    HOSTS_PATH,
    twilioHosts({
      ...account,
      behavior,
      features: options.locale === undefined ? [] : [LOCALES_FEATURE],
      beforeRest: injectFaults(faults),
    }),
  );
  app.all(`${HOSTS_PATH}/*`, (c) => {
    account.unknown.add(`${c.req.method} ${c.req.path.slice(HOSTS_PATH.length + 1)}`);
    throw noSuchResource(c);
  });
  const program = creatingProgram(options.functions.domain, () => origin);
  app.route('/outside', outside({ world, deliveries, faults, systems, program }));
  app.route('/', signInPage(world));
  app.route('/', servePlugins({ plugins: options.plugins, onProblem: console.error }));
  app.route('/', flexPage({ ...options, hasOtherPlugins: options.plugins.some(({ name }) => name !== ownPlugin) }));
  // Seed after all listeners of the world are registered.
  if (options.isDemo) seedDemo(world);
  else seed(world);

  const server = createAdaptorServer({ fetch: app.fetch }) as HttpServer;
  const endSockets = acceptSockets(server, (path) => {
    const serve = path.startsWith(`${HOSTS_PATH}/`) ? sockets(path.slice(HOSTS_PATH.length + 1)) : undefined;
    if (serve === undefined) account.unknown.add(`WebSocket ${path}`);
    return serve;
  });
  const { functions } = options;
  const secure = internet({ functions, systems, log: deliveries, authority: ownAuthority, now: world.now });
  const entrance = onOnePort(server, secure);
  const origin = `http://localhost:${await listen(entrance.server, options.port)}`;
  const delivery = startDelivery({ world, log: deliveries, functions, systems, behavior });
  return {
    world,
    faults,
    systems,
    serverless: account.serverless,
    plugins: account.plugins,
    deliveries: () => deliveries.list(),
    unknownRequests: () => account.unknown.all(),
    origin,
    close: () => {
      delivery.stop();
      endSockets();
      return entrance.close();
    },
  };
}

function listen(server: Server, requestedPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(requestedPort, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : requestedPort);
    });
  });
}
