/** The request of a cell. */
import { formFields } from '../../../src/contract/encoding';
import type { Endpoint, Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { ABSENT_TTID } from '../../fixtures/subjects';
import type { CellSetup } from './cell-setup';
import type { Action } from './dimensions';

export interface CellRequest {
  readonly name: Endpoint;
  readonly fields: Readonly<Record<string, string>>;
}

const requestTo = <E extends Endpoint>(name: E, request: Request<E>): CellRequest => ({
  name,
  fields: formFields(request),
});

export async function requestFor(action: Action, setup: CellSetup): Promise<CellRequest> {
  const { harness, subject, bound, leftover, otherLeftover, otherForeign } = setup;
  const ttid = bound ?? ABSENT_TTID;
  const attach = (seenTtid: string | null) => requestTo('attach', attachRequest(subject, seenTtid, LIVE_EVENTS, 7));
  const detach = (target: string) => requestTo('detach', detachRequest(subject, target, 8));
  switch (action) {
    case 'status':
      return requestTo('status', subject);
    case 'attach':
      return attach(null);
    case 'replace':
      return attach(ttid);
    case 'detach':
      return detach(ttid);
    case 'detach leftover':
      return detach(leftover);
    case 'detach other leftover':
      return detach(otherLeftover);
    case 'detach other foreign':
      return detach(otherForeign);
    case 'detach absent':
      return detach(ABSENT_TTID);
    case 'finish':
      return requestTo('finish', { interactionSid: subject.interactionSid });
    case 'list':
      return requestTo('list', { type: 'interaction', page: 0 });
    case 'list global':
      return requestTo('list', { type: 'global', page: 0 });
    case 'resolve':
      return requestTo('resolve', { ttids: [ttid, leftover, otherLeftover, otherForeign] });
    case 'fetch':
      return requestTo('fetch', { ttid });
    case 'create':
      return requestTo('create', createRequest());
    case 'create global':
      return requestTo('create', createRequest({ type: 'global' }));
    case 'update': {
      // Users who may not see the webhook send its true version, too: the version must not be what protects it.
      const seen = harness.world.webhooks.has(ttid)
        ? await fetchWebhook(harness, 'ada', ttid)
        : ({ ttid, version: '', method: 'POST' } as const);
      return requestTo('update', updateRequest(seen, { events: [...EDITED_EVENTS] }));
    }
    case 'remove':
      return requestTo('remove', { ttid, version: null });
    case 'sweep':
      return requestTo('sweep', { from: 0, isRehearsal: false });
    case 'audit':
      return requestTo('audit', { before: null });
  }
}

/** The events of a webhook after `update`. */
export const EDITED_EVENTS = ['onChannelStatusUpdated'] as const;
