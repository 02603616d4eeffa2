/**
 * Who may do what in the console, written from the specification and independent of the functions. Agents are refused
 * everything. Supervisors may change every webhook except global ones and those that they may not take away from their
 * destination, which they may only see. Administrators may change all of them. `console-actions.ts` has the rule of
 * each action.
 */
import type { WebhookType } from '../../../src/contract/webhooks';
import { mayTakeAway, mayTakeAwayByRole } from './destination-rules';
import type { Bound, Situation, Who } from './dimensions';

/** Whether a user may create, edit or delete webhooks of a type. */
export const mayChange = (who: Who, type: WebhookType) =>
  who === 'admin' || (who === 'supervisor' && type === 'interaction');

const typeOf = (bound: Bound): WebhookType => (bound === 'global' ? 'global' : 'interaction');

export const mayChangeBound = ({ who, bound }: Situation) =>
  mayChange(who, typeOf(bound)) && mayTakeAway({ who, bound });

/** Whether the description of the bound webhook offers to change it. */
export const offersChangeOfBound = ({ who, bound }: Situation) =>
  mayChange(who, typeOf(bound)) && mayTakeAwayByRole({ who, bound });

export const webhookExists = (bound: Bound) => bound !== 'nothing' && bound !== 'dangling';

/** The permissions that a list must report. */
export const expectedConsoleOffers = ({ who }: Pick<Situation, 'who'>) => ({
  canCreate: (['interaction', 'global'] as const).filter((type) => mayChange(who, type)),
  canUseUrl: who !== 'agent',
});
