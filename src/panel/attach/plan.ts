/** Decides what submitting the form does to the webhook that is attached now. Pure. */
import type { AttachedDestination, Binding } from '../../contract/binding';
import { INSPECTOR } from '../../contract/destination';
import { canSelect, isSameEvents } from '../../form/draft';
import { currentDestinations, type DestinationChange, isSameDraft, type Submission } from '../../interaction/draft';
import type { FormScreen } from '../screen';

export type Plan =
  /** Attaches a new webhook, in place of the current one. */
  | { readonly kind: 'attach'; readonly submission: Submission }
  /** Keeps the current webhook. */
  | { readonly kind: 'change'; readonly change: DestinationChange };

type Planned = Pick<FormScreen, 'binding' | 'draft' | 'options' | 'start' | 'canReplace'>;

/** Whether the form changes the webhook of this plugin, whose destinations are known. */
const isChange = (binding: Binding): binding is Extract<Binding, { state: 'attached' }> =>
  binding.state === 'attached' && binding.route !== 'lost';

/** Whether submitting makes a difference. */
export const isChanged = ({ binding, draft, start }: Planned) => !isChange(binding) || !isSameDraft(draft, start);

/** Why the events cannot change. */
export type FixedEvents =
  /** The person may not take the webhook away from all of its destinations, as a new one with other events would. */
  | { readonly why: 'rights' }
  /** The person could not select this destination for a new webhook. */
  | { readonly why: 'destination'; readonly destination: AttachedDestination };

/** Returns why the events of the current webhook have to stay; null if they can change. */
export function fixedEvents({ binding, draft, options, canReplace }: Planned): FixedEvents | null {
  if (!isChange(binding)) return null;
  if (!canReplace) return { why: 'rights' };
  const destination = currentDestinations(binding).find(
    ({ id, label }) => draft.destinations.includes(id) && (label === null || !canSelect(options, id)),
  );
  return destination === undefined ? null : { why: 'destination', destination };
}

/** Adds and removes destinations if one remains and the events do. Anything else takes a new webhook. */
export function planOf(screen: Planned, submission: Submission): Plan {
  const { binding, draft, start } = screen;
  if (!isChange(binding)) return { kind: 'attach', submission };
  const current = currentDestinations(binding).map(({ id }) => id);
  const isKept = current.some((id) => draft.destinations.includes(id));
  const hasSameEvents = fixedEvents(screen) !== null || isSameEvents(draft.events, start.events);
  if (!isKept || !hasSameEvents) return { kind: 'attach', submission };
  const { destinations: chosen, url } = submission;
  return {
    kind: 'change',
    change: {
      add: chosen.filter((id) => !current.includes(id)),
      url,
      // Those that get no events anymore are removed as well.
      remove: binding.destinations.filter(({ id, canRemove }) => canRemove && !chosen.includes(id)).map(({ id }) => id),
    },
  };
}

/** The end of the current webhook, or of some of its destinations. */
export interface Loss {
  /** Another program's webhook, which gets no more events. */
  readonly foreign: Extract<Binding, { state: 'foreign' }> | null;
  /** The destinations of this plugin's webhook that get no more events. */
  readonly stopped: readonly AttachedDestination[];
  /** Whether the events that the inspector has received are no longer shown. */
  readonly hasList: boolean;
  /** Whether events that a destination has not received yet are given up. */
  readonly hasPending: boolean;
}

/** Returns what needs confirmation before the plan is carried out; null if nothing ends. */
export function lossOf({ binding, draft }: Planned, { kind }: Plan): Loss | null {
  if (binding.state === 'foreign') return { foreign: binding, stopped: [], hasList: false, hasPending: false };
  if (!isChange(binding)) return null;
  const stopped = currentDestinations(binding).filter(({ id }) => !draft.destinations.includes(id));
  const isReplaced = kind === 'attach';
  const loss: Loss = {
    foreign: null,
    stopped,
    hasList: binding.timeline !== null && (isReplaced || stopped.some(({ id }) => id === INSPECTOR.key)),
    hasPending: binding.route === 'relayed' && (isReplaced || stopped.some(({ id }) => id !== INSPECTOR.key)),
  };
  return stopped.length > 0 || loss.hasList || loss.hasPending ? loss : null;
}
