/** The least that Twilio's API allows: two calls, one after the other, over one connection, and nothing else. */
import { Agent, request } from 'node:http';
import { localAddress } from '../../local/redirect/address';
import { ACCOUNT } from '../../local/world/model';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { AttachClient } from './client';

const API = 'https://flex-api.twilio.com/v1';
const WEBHOOKS = `${API}/Instances/${ACCOUNT.instanceSid}/InteractionWebhooks`;

const NEW_WEBHOOK: readonly (readonly [string, string])[] = [
  ['Type', 'interaction'],
  ['WebhookUrl', 'https://crm.example.com/interaction-events'],
  ['WebhookMethod', 'POST'],
  ...LIVE_EVENTS.map((event) => ['WebhookEvents', event] as const),
];

/**
 * Registers and binds, to attach and to replace, and deletes and unbinds, to detach. A replaced webhook stays behind.
 *
 * @param origin The origin of Local Twilio.
 */
export function floorClient(origin: string, interactionSid: string): AttachClient & { readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = callerOf(origin, agent);
  const bind = (ttid: string) => call('POST', `${API}/Interactions/${interactionSid}`, [['WebhookTtid', ttid]]);

  async function registerAndBind(): Promise<string> {
    const { ttid } = JSON.parse(await call('POST', WEBHOOKS, NEW_WEBHOOK)) as { readonly ttid: string };
    await bind(ttid);
    return ttid;
  }

  return {
    attach: registerAndBind,
    replace: registerAndBind,
    detach: async (boundTtid) => {
      await call('DELETE', `${WEBHOOKS}/${boundTtid}`);
      await bind('');
    },
    close: () => agent.destroy(),
  };
}

const callerOf =
  (origin: string, agent: Agent) =>
  (method: string, url: string, form: readonly (readonly [string, string])[] = []): Promise<string> =>
    new Promise((resolve, reject) => {
      const body = new URLSearchParams(form.map(([name, value]) => [name, value])).toString();
      const sent = request(
        localAddress(new URL(url), origin) ?? url,
        {
          method,
          agent,
          auth: `${ACCOUNT.accountSid}:${ACCOUNT.authToken}`,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.once('end', () => {
            if ((response.statusCode ?? 0) < 300) resolve(text);
            else reject(new Error(`Twilio answered ${response.statusCode}: ${text}`));
          });
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
