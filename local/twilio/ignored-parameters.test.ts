/** The list of ignored parameters has no entry that is out of date. */
import { seededWorld } from '../testing/world';
import { ACCOUNT } from '../world/model';
import { IGNORED_PARAMETERS } from './conventions/ignored-parameters';
import { NotHonored } from './conventions/not-honored';
import { INNER_PATH } from './event-bridge/envelope';
import { interactionRoutes } from './event-bridge/interactions';
import { workspaceRoutes } from './event-bridge/workspace';
import { twilioHosts } from './hosts';
import { SyncStore } from './sync/store/store';
import { ConversationObjects } from './twilsock/conversations/projection';
import { conversationRoutes } from './twilsock/conversations/routes';
import { Insights } from './twilsock/insights/insights';
import { TunnelRequest } from './twilsock/protocol/tunnel';
import { syncDataRoutes } from './twilsock/sync-data/routes';
import { Subscriptions } from './twilsock/sync-data/subscriptions';
import { UnknownRequests } from './unknown-requests';

const world = seededWorld();
const sync = new SyncStore(world.now);
const service = sync.service(ACCOUNT.defaultSyncServiceSid);

/** The routes of every host, and those of the event bridge's inner requests. */
const overHttp = [
  ...twilioHosts({ world, sync, unknown: new UnknownRequests() }).routes,
  ...[workspaceRoutes(world), interactionRoutes(world)].flatMap(({ routes }) =>
    routes.map(({ method, path }) => ({ method, path: `${INNER_PATH}${path}`.replace('/_tw', '') })),
  ),
].map(({ method, path }) => `${method} ${path.slice(1)}`);

const caller = { identity: 'alice', service, subscriptions: new Subscriptions(() => undefined) };
const twilsock: Readonly<Record<string, (request: TunnelRequest) => unknown>> = {
  cds: (request) => syncDataRoutes(new Insights(world)).answer(request, caller),
  aim: (request) =>
    conversationRoutes(world, new ConversationObjects(world, service), () => undefined).answer(request, caller),
};

/** Whether twilsock has a route of this pattern: it refuses a parameter that is not honored. */
function isServedByTwilsock(route: string): boolean {
  const [, method = '', host = '', path = ''] = /^(\w+) ([^/]+)(\/.+)$/.exec(route) ?? [];
  const http_request = { method, host, path, params: { Unknown: '1' }, headers: {} };
  const request = new TunnelRequest({ method: 'message', id: 'TM1', active_grant: '', http_request }, Buffer.alloc(0));
  try {
    twilsock[host.split('.')[0] ?? '']?.(request);
    return false;
  } catch (error) {
    return error instanceof NotHonored;
  }
}

test.each(IGNORED_PARAMETERS.map(({ route, name }) => [name, route]))('%s is sent to a route: %s', (_name, route) => {
  expect(overHttp.includes(route) || isServedByTwilsock(route)).toBe(true);
});
