/** Who may do what with an interaction: the rules of the specification, and nothing else. */
import { type Bound, type InteractionCell, isForged, type Place } from './dimensions';
import type { Outcome } from './outcome';

/**
 * What somebody has to do with an interaction: `active`, Flex routed the task into it and, for an agent, to them;
 * `past`, nobody is in it any more, and our record assigns what is attached to this task and, for an agent, to them.
 */
type Right = 'active' | 'past' | 'none';

const isOver = (place: Place) =>
  place === 'own, wrapping up' || place === 'own, ended' || place === 'a colleague’s, ended';

/** Whether a record of ours says who attached, and that it was the agent whose interaction it is. */
const recordIsTheAgents = (bound: Bound) => bound === 'ours' || bound === 'ours, unrecorded';
const hasRecord = (bound: Bound) => recordIsTheAgents(bound) || bound === 'ours, by a supervisor';

function rightOf({ who, place, bound }: InteractionCell): Right {
  // What the browser says is a hint. Where the three do not belong together, there is nothing, whoever asks.
  if (place === 'absent' || isForged(place)) return 'none';
  const isTheirs = place.startsWith('own');
  if (isOver(place)) {
    if (who !== 'agent') return hasRecord(bound) ? 'past' : 'none';
    return isTheirs && recordIsTheAgents(bound) ? 'past' : 'none';
  }
  return isTheirs || who !== 'agent' ? 'active' : 'none';
}

/** Attached by this plugin to this very interaction. */
const isOurs = (bound: Bound) => bound === 'ours' || bound === 'ours, by a supervisor' || bound === 'ours, unrecorded';

function mayReplace({ who, bound }: InteractionCell): boolean {
  if (bound === 'global') return who === 'admin';
  if (bound === 'foreign' || bound === 'ours, of another interaction') return who !== 'agent';
  return true;
}

/** A ttid that is not bound here and that nobody may touch from here: whether it exists is not told. */
const nothingToDetach = ({ bound }: InteractionCell): Outcome => (bound === 'nothing' ? 'ok' : 'conflict');

/** For whoever has a role that counts. */
export function expectedOnInteraction(cell: InteractionCell): Outcome {
  const { action, bound } = cell;
  // Anybody may ask for what the sweep would do.
  if (action === 'finish') return 'ok';
  const right = rightOf(cell);
  if (right === 'none') return 'not-found';
  switch (action) {
    case 'status':
      return 'ok';
    case 'attach':
      if (right === 'past') return 'not-found';
      return bound === 'nothing' ? 'ok' : 'conflict';
    case 'replace':
      if (right === 'past') return 'not-found';
      if (bound === 'nothing') return 'conflict';
      return mayReplace(cell) ? 'ok' : 'not-permitted';
    case 'detach':
      if (bound === 'nothing' || bound === 'dangling') return 'ok';
      if (!isOurs(bound)) return 'not-permitted';
      // Of what is over, only what the record assigns to the task.
      return right === 'past' && bound === 'ours, unrecorded' ? 'not-permitted' : 'ok';
    case 'detach left-behind':
      return right === 'active' ? 'ok' : nothingToDetach(cell);
    case 'detach foreign left-behind':
    case 'detach elsewhere':
    case 'detach absent':
      return nothingToDetach(cell);
  }
}

/** What the status of an interaction tells the panel to offer. */
export function offered(cell: InteractionCell) {
  const canAttach = rightOf(cell) === 'active';
  return {
    canAttach,
    canDetach: isOurs(cell.bound) && expectedOnInteraction({ ...cell, action: 'detach' }) === 'ok',
    canReplace: canAttach && mayReplace(cell),
    canUseUrl: cell.who !== 'agent',
  };
}

/** Whether finishing removes what is bound: what this plugin attached goes with the interaction, and nothing else does. */
export const isFinished = ({ place, bound }: InteractionCell) => isOver(place) && isOurs(bound);
