/** What the tests of the event bridge share: a seeded world and people who ask it things. */
import { issueFlexToken } from '../twilio/conventions/flex-tokens';
import { eventBridge } from '../twilio/event-bridge/routes';
import { seed } from '../world/seed';
import { World } from '../world/world';

const NOW = Date.UTC(2026, 0, 1, 12);

export const tokenOf = (identity: string) => issueFlexToken({ identity, expiresAt: NOW + 60_000 });

export function bridge() {
  const world = new World(() => NOW);
  seed(world);
  const unknown: string[] = [];
  const app = eventBridge({ world, onUnknown: (request) => unknown.push(request) });
  return {
    world,
    unknown,
    /** Asks as Flex does; `token` is of whoever asks. */
    ask: async (token: string, method: 'GET' | 'POST', url: string, params: Record<string, unknown> = {}) => {
      const body = JSON.stringify({ url, method, params, token });
      const response = await app.request('/v1/wschannels', { method: 'POST', body });
      return { status: response.status, body: await response.json() };
    },
  };
}
