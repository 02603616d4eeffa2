/** Who may do what with an interaction, written from the specification and independent of the functions. */
import type { InteractionCell } from './cells';
import { isRelayed, mayTakeAway } from './destination-rules';
import { type Bound, type ExpectedCode, isForged, type Place } from './dimensions';

/**
 * A user's relation to an interaction. `active`: Flex routed the task into this open interaction and, for an agent, to
 * them. `past`: it is over, and our record assigns the webhook to this task and, for an agent, to them.
 */
type Relation = 'active' | 'past' | 'none';

const isOver = (place: Place) =>
  place === 'own, wrapping up' || place === 'own, ended' || place === 'a colleague’s, ended';

/** Whether our record says that the agent whose interaction it is attached the webhook. */
const isRecordedForAgent = (bound: Bound) =>
  bound === 'ours' ||
  bound === 'ours, to several' ||
  bound === 'ours, for supervisors now' ||
  bound === 'ours, to a removed destination' ||
  isUnrecorded(bound);

/** Whether our record belongs to another webhook than the bound one. */
const isUnrecorded = (bound: Bound) => bound === 'ours, unrecorded' || bound === 'ours, for supervisors, unrecorded';

/** Whether this plugin attached the webhook to this interaction. All of these have a record. */
const isOurs = (bound: Bound) => bound.startsWith('ours') && bound !== 'ours, of another interaction';

/** Whether the bound webhook, which is for interactions, counts as another program's. */
const isForeign = (bound: Bound) =>
  bound.startsWith('foreign') || bound === 'waiting' || bound === 'ours, of another interaction';

function relationOf({ who, place, bound }: InteractionCell): Relation {
  // The SIDs in a request are only a hint. If they do not belong together, every user is refused.
  if (place === 'absent' || isForged(place)) return 'none';
  const isAgentsOwn = place.startsWith('own');
  if (isOver(place)) {
    if (who !== 'agent') return isOurs(bound) ? 'past' : 'none';
    return isAgentsOwn && isRecordedForAgent(bound) ? 'past' : 'none';
  }
  return isAgentsOwn || who !== 'agent' ? 'active' : 'none';
}

function mayReplace(cell: InteractionCell): boolean {
  const { who, bound } = cell;
  if (!mayTakeAway(cell)) return false;
  if (bound === 'global') return who === 'admin';
  if (isForeign(bound)) return who !== 'agent';
  return true;
}

/** For a ttid that may not be detached from here. The answer does not reveal whether the webhook exists. */
const nothingToDetach = ({ bound }: InteractionCell): ExpectedCode => (bound === 'nothing' ? 'ok' : 'conflict');

/** For a user with an accepted role. */
export function expectedOnInteraction(cell: InteractionCell): ExpectedCode {
  const { action, bound } = cell;
  // Every user may finish: it removes only webhooks that the sweep would remove as well.
  if (action === 'finish') return 'ok';
  const relation = relationOf(cell);
  if (relation === 'none') return 'not-found';
  switch (action) {
    case 'status':
      return 'ok';
    case 'attach':
      if (relation === 'past') return 'not-found';
      return bound === 'nothing' ? 'ok' : 'conflict';
    case 'replace':
      if (relation === 'past') return 'not-found';
      if (bound === 'nothing') return 'conflict';
      return mayReplace(cell) ? 'ok' : 'not-permitted';
    case 'detach':
      if (bound === 'nothing' || bound === 'dangling') return 'ok';
      if (!isOurs(bound) || !(mayTakeAway(cell) || isRelayed(bound))) return 'not-permitted';
      // When the interaction is over, only the webhook that the record assigns to the task.
      return relation === 'past' && isUnrecorded(bound) ? 'not-permitted' : 'ok';
    case 'add destination':
      if (!isOurs(bound)) return 'conflict';
      return relation === 'active' ? 'ok' : 'not-permitted';
    case 'send again':
      return isRelayed(bound) ? 'ok' : 'not-found';
    case 'detach leftover':
      return relation === 'active' ? 'ok' : nothingToDetach(cell);
    case 'detach other leftover':
    case 'detach other foreign':
    case 'detach absent':
      return nothingToDetach(cell);
  }
}

/** Whether a detach leaves destinations that the user may not take away. */
export const leavesDestinations = (cell: InteractionCell) => isRelayed(cell.bound) && !mayTakeAway(cell);

/** The permissions that the status must report. */
export function expectedOffers(cell: InteractionCell) {
  const canAttach = relationOf(cell) === 'active';
  return {
    canAttach,
    canAddDestinations: isOurs(cell.bound) && expectedOnInteraction({ ...cell, action: 'add destination' }) === 'ok',
    canDetach: isOurs(cell.bound) && expectedOnInteraction({ ...cell, action: 'detach' }) === 'ok',
    canReplace: canAttach && mayReplace(cell),
    canUseUrl: cell.who !== 'agent',
  };
}

/** Whether `finish` deletes the bound webhook: the interaction is over, and this plugin attached it. */
export const isRemovedByFinish = ({ place, bound }: InteractionCell) => isOver(place) && isOurs(bound);
