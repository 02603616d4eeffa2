/**
 * Who may do what in the console, written from the specification and independent of the functions. Agents are refused
 * everything. Supervisors may change every webhook except global ones, which they may only see. Administrators may
 * change all of them.
 */
import type { WebhookType } from '../../../src/contract/webhooks';
import type { Bound, ConsoleCell, ExpectedCode, Who } from './dimensions';

/** Whether a user may create, edit or delete webhooks of a type. */
export const mayChange = (who: Who, type: WebhookType) =>
  who === 'admin' || (who === 'supervisor' && type === 'interaction');

const typeOf = (bound: Bound): WebhookType => (bound === 'global' ? 'global' : 'interaction');

export const webhookExists = (bound: Bound) => bound !== 'nothing' && bound !== 'dangling';

/** For a user with an accepted role. */
export function expectedInConsole({ who, action, bound }: ConsoleCell): ExpectedCode {
  if (who === 'agent') return 'not-permitted';
  const ifChangeable = (type: WebhookType) => (mayChange(who, type) ? 'ok' : 'not-permitted');
  switch (action) {
    case 'list':
    case 'list global':
    case 'resolve':
    case 'sweep':
    case 'audit':
      return 'ok';
    case 'fetch':
      return webhookExists(bound) ? 'ok' : 'not-found';
    case 'create':
      return ifChangeable('interaction');
    case 'create global':
      return ifChangeable('global');
    case 'update':
      return webhookExists(bound) ? ifChangeable(typeOf(bound)) : 'not-found';
    case 'remove':
      // A webhook that no longer exists counts as deleted.
      return webhookExists(bound) ? ifChangeable(typeOf(bound)) : 'ok';
  }
}

/** The permissions that a list must report. */
export const expectedConsoleOffers = ({ who }: Pick<ConsoleCell, 'who'>) => ({
  canCreate: (['interaction', 'global'] as const).filter((type) => mayChange(who, type)),
  canUseUrl: who !== 'agent',
});
