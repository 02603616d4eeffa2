/** What the tests of the console have in common. */
import type { Webhook } from '../../local/world/model';
import type { Request } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import type { WebhookRow } from '../../src/contract/webhooks';
import type { Stage } from './stage';

export const OPERATION = '00000000-0000-4000-8000-000000000001';

/** Registers a webhook with curl, as it were. */
export const registered = ({ world }: Stage, details: Partial<Webhook> = {}): Ttid =>
  world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/in?key=secret',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'by hand',
    ...details,
  }).ttid as Ttid;

/** A webhook as somebody sees it when they open it. */
export async function opened(stage: Stage, identity: string, ttid: Ttid): Promise<WebhookRow> {
  const answer = await stage.as(identity, 'fetch', { ttid });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.webhook;
}

/** An edit of what somebody has opened, which changes nothing but `changes`. */
export const editOf = (
  { ttid, version, method }: Pick<WebhookRow, 'ttid' | 'version' | 'method'>,
  changes: Partial<Request<'update'>> = {},
): Request<'update'> => ({
  ttid,
  version,
  destination: null,
  method,
  events: ['onParticipantLeft'],
  friendlyName: null,
  ...changes,
});

export const creation = (changes: Partial<Request<'create'>> = {}): Request<'create'> => ({
  type: 'interaction',
  destination: 'crm',
  method: 'POST',
  events: ['onParticipantLeft'],
  friendlyName: 'CRM',
  operationId: OPERATION,
  ...changes,
});

/** An answer of Twilio's that says no more than its status. */
export const status = (code: number) => ({
  ok: code < 400,
  status: code,
  headers: new Headers(),
  text: async () => '{"code":20001}',
});
