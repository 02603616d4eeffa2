/** The socket on which TaskRouter pushes events to a worker's browser. The browser sends nothing on it. */
import type { WebSocket } from 'ws';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { holderOfToken } from '../conventions/authentication';
import { eventsFor, type TaskRouterEvent } from './events';

/** The SDK considers the connection lost after 30 seconds of silence. */
const HEARTBEAT_MS = 10_000;

/** The close code for an invalid token. RFC 6455 leaves 4000 and above to applications. */
const UNAUTHORIZED = 4001;

/** Serves one socket until it closes. `token` is the Flex token it was opened with. */
export function serveEventBridgeSocket(socket: WebSocket, token: string, world: World) {
  const holder = holderOfToken(token, world);
  if (holder === null) {
    socket.close(UNAUTHORIZED, 'Invalid Access Token');
    return;
  }
  const { workerSid } = holder.user;
  const send = (event: TaskRouterEvent) => socket.send(JSON.stringify(event));

  send({
    event_type: 'init',
    payload: {
      channel_id: workerSid,
      account_sid: ACCOUNT.accountSid,
      workspace_sid: ACCOUNT.workspaceSid,
      token_lifetime: holder.expiresAt - world.now(),
    },
  });
  const stopListening = world.listen((event) => {
    // One action can emit several events. Wait until it is done, so that every event shows the final state.
    queueMicrotask(() => eventsFor(workerSid, event, world).forEach(send));
  });
  const heartbeat = setInterval(() => socket.send(' '), HEARTBEAT_MS);
  socket.on('close', () => {
    stopListening();
    clearInterval(heartbeat);
  });
}
