/** The socket on which TaskRouter tells a worker's browser what happens. The browser only listens. */
import type { WebSocket } from 'ws';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { holderOfToken } from '../conventions/authentication';
import { eventsFor, type TaskRouterEvent } from './events';

/** The SDK takes the connection for lost after 30 seconds of silence. Milliseconds. */
const HEARTBEAT = 10_000;

/** Not in RFC 6455's list, where 4000 and above are free: the token is not good. */
const UNAUTHORIZED = 4001;

/** Serves one socket that was opened with `token` until it closes. */
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
    // One call can change several things, one event each: let it finish, so that every frame shows the outcome.
    queueMicrotask(() => eventsFor(workerSid, event, world).forEach(send));
  });
  const heartbeat = setInterval(() => socket.send(' '), HEARTBEAT);
  socket.on('close', () => {
    stopListening();
    clearInterval(heartbeat);
  });
}
