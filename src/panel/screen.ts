/** Which screen the panel shows for what is known. Pure: every screen that exists is named here. */
import type { Trouble } from '../backend/backend';
import type { Binding, Destination } from '../contract/binding';
import { type Draft, initialDraft, withKnownDestination } from '../interaction/draft';
import type { Entry, Job, Status, Work } from '../interaction/entry';
import type { StringKey } from '../strings/text';

type Bound<S extends Binding['state']> = Extract<Binding, { state: S }>;

export interface FormScreen {
  readonly kind: 'form';
  readonly heading: StringKey;
  readonly dangling: Bound<'dangling'> | null;
  readonly destinations: readonly Destination[];
  readonly draft: Draft;
  readonly work: Work;
}

export interface AttachedScreen {
  readonly kind: 'attached';
  readonly heading: StringKey;
  readonly binding: Bound<'attached'>;
  readonly isOver: boolean;
  readonly canDetach: boolean;
  readonly work: Work;
}

export type Screen =
  | { readonly kind: 'loading'; readonly heading: StringKey }
  | {
      readonly kind: 'unavailable';
      readonly heading: StringKey;
      readonly failure: Trouble;
      readonly isRetrying: boolean;
    }
  | { readonly kind: 'explanation'; readonly heading: StringKey; readonly text: StringKey }
  | { readonly kind: 'foreign'; readonly heading: StringKey; readonly binding: Bound<'foreign'> }
  | FormScreen
  | AttachedScreen;

const ENDED: Screen = { kind: 'explanation', heading: 'EndedHeading', text: 'EndedText' };

/** `isOver` is what the task's own status says; the functions' word counts as well. */
export function screenOf({ view, draft, reading }: Entry, isOver: boolean): Screen {
  if (view.at === 'loading') return { kind: 'loading', heading: 'LoadingHeading' };
  if (view.at === 'unavailable') {
    // Whoever has left an interaction to which nothing was attached is told no more than that it is not theirs.
    if (isOver && view.failure.code === 'not-found') return ENDED;
    return { kind: 'unavailable', heading: 'UnavailableHeading', failure: view.failure, isRetrying: reading !== null };
  }
  const { status, work } = view;
  return screenOfStatus(status, isOver || !status.canAttach, work, draft);
}

function screenOfStatus(status: Status, isOver: boolean, work: Work, draft: Draft | null): Screen {
  const { binding, destinations, canDetach } = status;
  switch (binding.state) {
    case 'attached':
      return { kind: 'attached', heading: 'AttachedHeading', binding, isOver, canDetach, work };
    case 'foreign':
      return { kind: 'foreign', heading: 'ForeignHeading', binding };
    case 'none':
    case 'dangling': {
      if (isOver) return ENDED;
      if (destinations.length === 0) {
        return { kind: 'explanation', heading: 'NoDestinationsHeading', text: 'NoDestinationsText' };
      }
      return {
        kind: 'form',
        heading: binding.state === 'none' ? 'FormHeading' : 'DanglingHeading',
        dangling: binding.state === 'none' ? null : binding,
        destinations,
        draft: withKnownDestination(draft ?? initialDraft(destinations), destinations),
        work,
      };
    }
  }
}

const JOB_OF_SCREEN: Partial<Record<Screen['kind'], Job>> = { form: 'attach', attached: 'detach' };

/** The failure that belongs to no control of the screen, such as that of an attach when somebody else was faster. */
export function strayFailure({ view }: Entry, { kind }: Screen) {
  if (view.at !== 'ready' || view.work.at !== 'failed') return null;
  return view.work.job === JOB_OF_SCREEN[kind] ? null : view.work;
}
