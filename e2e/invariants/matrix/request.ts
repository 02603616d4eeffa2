/** What the person of a cell asks. */
import { type Endpoint, formFields, type Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { ABSENT_TTID } from '../../fixtures/subjects';
import { attaching, operationId } from '../setup';
import type { Action } from './dimensions';
import type { SetScene } from './setup';

export interface Asked {
  readonly name: Endpoint;
  readonly fields: Readonly<Record<string, string>>;
}

const asked = <E extends Endpoint>(name: E, request: Request<E>): Asked => ({ name, fields: formFields(request) });

export async function requestFor(action: Action, scene: SetScene): Promise<Asked> {
  const { harness, subject, held, orphan, foreignOrphan, elsewhere } = scene;
  const ttid = held ?? ABSENT_TTID;
  const attach = (seenTtid: string | null) => asked('attach', attaching(subject, seenTtid, [...LIVE_EVENTS], 7));
  const detach = (what: Request<'detach'>['ttid']) =>
    asked('detach', { ...subject, ttid: what, operationId: operationId(8) });
  switch (action) {
    case 'status':
      return asked('status', subject);
    case 'attach':
      return attach(null);
    case 'replace':
      return attach(ttid);
    case 'detach':
      return detach(ttid);
    case 'detach left-behind':
      return detach(orphan);
    case 'detach foreign left-behind':
      return detach(foreignOrphan);
    case 'detach elsewhere':
      return detach(elsewhere);
    case 'detach absent':
      return detach(ABSENT_TTID);
    case 'finish':
      return asked('finish', { interactionSid: subject.interactionSid });
    case 'list':
      return asked('list', { type: 'interaction', page: 0 });
    case 'list global':
      return asked('list', { type: 'global', page: 0 });
    case 'resolve':
      return asked('resolve', { ttids: [ttid, orphan, foreignOrphan, elsewhere] });
    case 'fetch':
      return asked('fetch', { ttid });
    case 'create':
      return asked('create', createRequest());
    case 'create global':
      return asked('create', createRequest({ type: 'global' }));
    case 'update': {
      // Even whoever may not see a webhook asks with its true version: it is no secret that protects it.
      const seen = harness.world.webhooks.has(ttid)
        ? await fetchWebhook(harness, 'ada', ttid)
        : ({ ttid, version: '', method: 'POST' } as const);
      return asked('update', updateRequest(seen, { events: [...EDITED_EVENTS] }));
    }
    case 'remove':
      return asked('remove', { ttid, version: null });
    case 'sweep':
      return asked('sweep', { from: 0, isRehearsal: false });
    case 'audit':
      return asked('audit', { before: null });
  }
}

/** Those of a webhook that has been updated. */
export const EDITED_EVENTS = ['onChannelStatusUpdated'] as const;
