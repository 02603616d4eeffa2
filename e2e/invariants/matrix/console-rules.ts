/**
 * Who may do what in the console, written from the specification and independent of the functions. Agents are refused
 * everything. Supervisors may change every webhook except global ones, which they may only see. Administrators may
 * change all of them. `console-actions.ts` has the rule of each action.
 */
import type { WebhookType } from '../../../src/contract/webhooks';
import type { Bound, Situation, Who } from './dimensions';

/** Whether a user may create, edit or delete webhooks of a type. */
export const mayChange = (who: Who, type: WebhookType) =>
  who === 'admin' || (who === 'supervisor' && type === 'interaction');

export const mayChangeBound = ({ who, bound }: Situation) =>
  mayChange(who, bound === 'global' ? 'global' : 'interaction');

export const webhookExists = (bound: Bound) => bound !== 'nothing' && bound !== 'dangling';

/** The permissions that a list must report. */
export const expectedConsoleOffers = ({ who }: Pick<Situation, 'who'>) => ({
  canCreate: (['interaction', 'global'] as const).filter((type) => mayChange(who, type)),
  canUseUrl: who !== 'agent',
});
