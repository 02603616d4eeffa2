/**
 * Who may take a webhook away from its destination, written from the specification and independent of the functions:
 * everyone who may use the destination, the person who attached the webhook, and every administrator. A URL that no
 * destination has is open to supervisors and administrators. Of a webhook that waits for its first event, the
 * destinations are unknown, and there is one that only administrators may use.
 */
import type { Bound, Situation, Who } from './dimensions';

/** The roles to which the destination of the bound webhook is open. */
function mayUseDestination(who: Who, bound: Bound): boolean {
  switch (bound) {
    case 'ours, for admins':
    case 'ours, for admins now':
    case 'foreign, for admins':
    case 'waiting':
      return who === 'admin';
    case 'ours, for supervisors':
    case 'ours, for supervisors now':
    case 'ours, for supervisors, unrecorded':
    case 'ours, to several, one for supervisors':
    case 'ours, to a typed URL':
    case 'ours, to a removed destination':
      return who !== 'agent';
    default:
      return true;
  }
}

/** Whether the user has attached the bound webhook, according to its record. */
const hasAttached = (who: Who, bound: Bound) =>
  who === 'agent'
    ? bound === 'ours, for supervisors now' || bound === 'ours, to a removed destination'
    : who === 'supervisor' && bound === 'ours, for admins now';

export const mayTakeAway = ({ who, bound }: Pick<Situation, 'who' | 'bound'>) =>
  mayUseDestination(who, bound) || hasAttached(who, bound);

/**
 * The same as far as the list of the console knows, which reads no records. It does not know the destinations of a
 * relayed webhook, and there is one that only administrators may use.
 */
export const mayTakeAwayByRole = ({ who, bound }: Pick<Situation, 'who' | 'bound'>) =>
  isRelayed(bound) ? who === 'admin' : mayUseDestination(who, bound);

/** Whether the webhook has several destinations. Everyone may take each of them away from one of these. */
export const isRelayed = (bound: Bound) => bound.startsWith('ours, to several');
