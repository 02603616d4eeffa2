/** The event bridge over the seeded world, and a client of it. */
import { eventBridge } from '../twilio/event-bridge/routes';
import { seededWorld } from './world';

export function bridge() {
  const world = seededWorld();
  const unknown: string[] = [];
  const app = eventBridge({ world, onUnknown: (request) => unknown.push(request) });
  return {
    world,
    unknown,
    /** Sends a request as Flex does, with the token of the person who asks. */
    ask: async (
      token: string,
      method: 'GET' | 'POST',
      url: string,
      params: Record<string, unknown> = {},
      headers: Record<string, string> = {},
    ) => {
      const body = JSON.stringify({ url, method, params, token });
      const response = await app.request('/v1/wschannels', { method: 'POST', body, headers });
      return { status: response.status, body: await response.json() };
    },
  };
}
