/**
 * Who may do what in the console: the rules of the specification, and nothing else. Agents see no console and get the
 * same refusal from its endpoints; supervisors may do everything there, whoever made a webhook, but for what is global,
 * which they only see; administrators may do that, too.
 */
import type { WebhookType } from '../../../src/contract/webhooks';
import type { Bound, ConsoleCell, Who } from './dimensions';
import type { Outcome } from './outcome';

/** Whether somebody may create, edit or delete webhooks of a type. */
export const mayChange = (who: Who, type: WebhookType) =>
  who === 'admin' || (who === 'supervisor' && type === 'interaction');

const typeOf = (bound: Bound): WebhookType => (bound === 'global' ? 'global' : 'interaction');

/** Whether there is a webhook for the console to be asked about. */
export const isThere = (bound: Bound) => bound !== 'nothing' && bound !== 'dangling';

/** For whoever has a role that counts. */
export function expectedInConsole({ who, action, bound }: ConsoleCell): Outcome {
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
      return isThere(bound) ? 'ok' : 'not-found';
    case 'create':
      return ifChangeable('interaction');
    case 'create global':
      return ifChangeable('global');
    case 'update':
      return isThere(bound) ? ifChangeable(typeOf(bound)) : 'not-found';
    case 'remove':
      // What is gone already counts as deleted.
      return isThere(bound) ? ifChangeable(typeOf(bound)) : 'ok';
  }
}

/** What the list tells the console to offer. */
export const offeredInConsole = ({ who }: Pick<ConsoleCell, 'who'>) => ({
  canCreate: (['interaction', 'global'] as const).filter((type) => mayChange(who, type)),
  canUseUrl: who !== 'agent',
});
