/** What the tests of the console have in common. */
import type { Request } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import type { WebhookSummary } from '../../src/contract/webhooks';
import type { Stage } from './stage';

export const OPERATION = '00000000-0000-4000-8000-000000000001';

/** A webhook as somebody sees it when they open it. */
export async function opened(stage: Stage, identity: string, ttid: Ttid): Promise<WebhookSummary> {
  const answer = await stage.as(identity, 'fetch', { ttid });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.webhook;
}

/** An edit of what somebody has opened, which changes nothing but `changes`. */
export const editOf = (
  { ttid, version, method }: Pick<WebhookSummary, 'ttid' | 'version' | 'method'>,
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
