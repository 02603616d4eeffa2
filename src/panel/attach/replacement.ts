/** Decides what submitting the form takes from the webhook that is attached now. Pure. */
import type { Binding } from '../../contract/binding';
import { draftLike, isSameDraft } from '../../form/draft';
import type { FormScreen } from '../screen';

/** A webhook that stops getting events, or whose events are no longer shown. */
export interface Loss {
  readonly binding: Extract<Binding, { state: 'attached' | 'foreign' }>;
  readonly of:
    | 'foreign'
    /** The destination gets no more events. */
    | 'destination'
    /** As well, and the events that it has received are no longer shown. */
    | 'inspector'
    /** The inspector goes on, but begins a new list. */
    | 'events';
}

/** Whether submitting makes a difference: the draft of a change begins with the settings that the webhook has. */
export const isChanged = ({ binding, draft, options }: FormScreen) =>
  binding.state !== 'attached' || !isSameDraft(draft, draftLike(binding, options));

/** Returns what needs confirmation before the form is submitted; null if nothing stops. */
export function lossOf({ binding, draft }: FormScreen): Loss | null {
  if (binding.state === 'foreign') return { binding, of: 'foreign' };
  if (binding.state !== 'attached') return null;
  const isInspected = binding.timeline !== null;
  if (binding.destinations[0]?.id !== draft.destination)
    return { binding, of: isInspected ? 'inspector' : 'destination' };
  return isInspected ? { binding, of: 'events' } : null;
}
