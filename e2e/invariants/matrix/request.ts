/** The request of a cell. */
import { formFields } from '../../../src/contract/encoding';
import type { Endpoint, Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Ttid } from '../../../src/contract/sids';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { respelled } from '../../fixtures/spelling';
import { ABSENT_TTID } from '../../fixtures/subjects';
import type { CellSetup } from './cell-setup';
import { type Cell, type InteractionAction, isInConsole } from './cells';
import { CONSOLE_ACTIONS } from './console-actions';

interface CellRequest {
  readonly name: Endpoint;
  readonly fields: Readonly<Record<string, string>>;
}

const requestTo = <E extends Endpoint>(name: E, request: Request<E>): CellRequest => ({
  name,
  fields: formFields(request),
});

export async function requestFor(cell: Cell, setup: CellSetup): Promise<CellRequest> {
  const { name, fields } = await plainRequest(cell, setup);
  return { name, fields: cell.twilio === 'as assumed' ? fields : respelled(fields) };
}

async function plainRequest(cell: Cell, setup: CellSetup): Promise<CellRequest> {
  const { action } = cell;
  if (!isInConsole(action)) return interactionRequest(action, setup);
  const { endpoint, request } = CONSOLE_ACTIONS[action];
  return requestTo(endpoint, await request(setup, cell));
}

function interactionRequest(action: InteractionAction, setup: CellSetup): CellRequest {
  const { subject, bound, leftover, otherLeftover, otherForeign } = setup;
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
    case 'add destination':
      return requestTo('changeDestinations', {
        ...subject,
        ttid: ttid as Ttid,
        add: ['inspector'],
        url: null,
        remove: [],
      });
    case 'send again':
      return requestTo('sendAgain', { ...subject, event: null, destination: null });
    case 'finish':
      return requestTo('finish', { interactionSid: subject.interactionSid });
  }
}
