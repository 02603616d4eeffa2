/** Twilsock (`wss://tsock.us1.twilio.com/v3/wsconnect`): the connection that Flex and its SDKs keep to Twilio. */
import type { WebSocket } from 'ws';
import { ACCOUNT } from '../../world/model';
import { Refused } from '../../world/refused';
import { sid } from '../../world/sids';
import type { World } from '../../world/world';
import { NotHonored } from '../conventions/not-honored';
import { SyncError } from '../sync/store/errors';
import { SyncService } from '../sync/store/service';
import type { SyncStore } from '../sync/store/store';
import { ConversationObjects } from './conversations/projection';
import { conversationRoutes } from './conversations/routes';
import { publishConferenceMaps } from './insights/conferences';
import { Insights } from './insights/insights';
import { publishQueueStatistics } from './insights/queue-statistics';
import { Session } from './protocol/session';
import type { TunnelRequest, TunnelResponse } from './protocol/tunnel';
import { syncDataRoutes } from './sync-data/routes';
import { Subscriptions } from './sync-data/subscriptions';

export interface TwilsockOptions {
  /** Must not be seeded yet, because earlier events are missed. */
  readonly world: World;
  readonly sync: SyncStore;
  /** Called for every request without a route, which is answered with 404, or with a parameter that is not honored. */
  readonly onUnknown: (description: string) => void;
}

const FLEX_INSIGHTS_SERVICE_SID = sid('IS', 4);

/** Returns a server for sockets. It follows the world from now on. */
export function twilsockServer({ world, sync, onUnknown }: TwilsockOptions): (socket: WebSocket) => void {
  const { now } = world;
  // Flex's own objects are in services that neither the REST API nor a plugin's Sync client can reach. They show what
  // the world has accepted, so that no limit applies.
  const chatService = new SyncService(ACCOUNT.chatServiceSid, { friendlyName: 'Flex Conversations' }, now, false);
  const insightsService = new SyncService(FLEX_INSIGHTS_SERVICE_SID, { friendlyName: 'Flex Insights' }, now, false);
  publishConferenceMaps(world, insightsService);
  publishQueueStatistics(world, insightsService);

  /** By the SDKs' product names. No product reaches the records. */
  const services: Readonly<Record<string, SyncService>> = {
    data_sync: sync.service(ACCOUNT.defaultSyncServiceSid),
    ip_messaging: chatService,
    flex_insights: insightsService,
  };

  const sessions = new Set<Session>();
  const syncData = syncDataRoutes(new Insights(world));
  const conversations = conversationRoutes(
    world,
    new ConversationObjects(world, chatService),
    (identities, messageType, payload) => {
      for (const session of sessions) {
        if (session.identity !== null && identities.includes(session.identity)) session.notify(messageType, payload);
      }
    },
  );

  const answer = (request: TunnelRequest, identity: string, subscriptions: Subscriptions) => {
    const [host] = request.host.split('.');
    const service = services[request.product];
    if (host === 'cds' && service !== undefined) return syncData.answer(request, { identity, service, subscriptions });
    if (host === 'aim') return conversations.answer(request, { identity });
    if (host === 'flex-sdk') return TELEMETRY_ACCEPTED;
    return undefined;
  };

  const answerOrUnknown = (request: TunnelRequest, identity: string, subscriptions: Subscriptions) => {
    try {
      const response = answer(request, identity, subscriptions);
      if (response !== undefined) return response;
    } catch (error) {
      if (error instanceof NotHonored) onUnknown(`${error.request} over twilsock (${request.product})`);
      if (error instanceof SyncError || error instanceof Refused)
        return refusal(error.status, error.code, error.message);
      throw error;
    }
    onUnknown(`twilsock (${request.product}) ${request.method} ${request.host}${request.path}`);
    return refusal(404, 20404, 'Not known to Local Twilio');
  };

  return (socket) => {
    const session = new Session(socket, now);
    const subscriptions = new Subscriptions((event) => session.notify('twilio.sync.event', event));
    sessions.add(session);
    session.serve((request, identity) => answerOrUnknown(request, identity, subscriptions));
    socket.on('close', () => {
      subscriptions.end();
      sessions.delete(session);
    });
  };
}

const TELEMETRY_ACCEPTED: TunnelResponse = { status: 202, body: {} };

const refusal = (status: number, code: number, message: string): TunnelResponse => ({
  status,
  body: { status, code, message },
});
