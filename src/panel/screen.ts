/** Which screen the panel shows for what is known. Pure: every screen that exists is named here. */
import type { RequestFailure } from '../backend/backend';
import type { Binding } from '../contract/binding';
import type { TimelineName } from '../contract/timeline';
import { type DestinationOptions, type Draft, draftLike, initialDraft, withKnownDestination } from '../form/draft';
import type { Entry, Job, LeftBehind, Status, Work } from '../interaction/entry';
import type { StringKey } from '../strings/text';

type Bound<S extends Binding['state']> = Extract<Binding, { state: S }>;

export interface FormScreen {
  readonly kind: 'form';
  readonly heading: StringKey;
  /** What is bound now and has to make room, if anything. */
  readonly binding: Binding;
  readonly openings: DestinationOptions;
  readonly draft: Draft;
  /** What an attach left half-way: submitting finishes it. */
  readonly leftBehind: LeftBehind | null;
  readonly work: Work;
}

export interface AttachedScreen {
  readonly kind: 'attached';
  readonly heading: StringKey;
  readonly intro: StringKey;
  readonly binding: Bound<'attached'>;
  readonly canDetach: boolean;
  /** On the button that leads to the form; null for those who may not. */
  readonly replace: StringKey | null;
  readonly work: Work;
}

export interface ForeignScreen {
  readonly kind: 'foreign';
  readonly heading: StringKey;
  readonly intro: StringKey;
  readonly binding: Bound<'foreign'>;
  readonly replace: StringKey | null;
}

export interface ExplanationScreen {
  readonly kind: 'explanation';
  readonly heading: StringKey;
  readonly text: StringKey;
  /** What a webhook that is gone had received. */
  readonly timeline: TimelineName | null;
}

export type Screen =
  | { readonly kind: 'loading'; readonly heading: StringKey }
  | {
      readonly kind: 'unavailable';
      readonly heading: StringKey;
      readonly failure: RequestFailure;
      readonly isRetrying: boolean;
    }
  | ExplanationScreen
  | ForeignScreen
  | FormScreen
  | AttachedScreen;

/** `isTaskOver` is what the task's own status says; the functions' word counts as well. */
export function screenOf(entry: Entry, isTaskOver: boolean): Screen {
  const { view, reading } = entry;
  if (view.kind === 'loading') return { kind: 'loading', heading: 'PanelLoadingHeading' };
  if (view.kind === 'unavailable') {
    // Whoever has left an interaction to which nothing was attached is told no more than that it is not theirs.
    if (isTaskOver && view.failure.code === 'not-found') return endedScreen(null);
    return {
      kind: 'unavailable',
      heading: 'PanelUnavailableHeading',
      failure: view.failure,
      isRetrying: reading !== null,
    };
  }
  const { status, work } = view;
  const { binding, canDetach, isSwitchedOff } = status;
  const isOver = isTaskOver || (!status.canAttach && !isSwitchedOff);
  const canReplace = status.canReplace && !isOver && !isSwitchedOff && hasOpenings(status);
  const replace = canReplace ? replaceLabel(work) : null;
  switch (binding.state) {
    case 'attached': {
      if (canReplace && entry.replacing === binding.ttid) return formScreen('ReplaceHeading', entry, status, work);
      const intro = isOver ? 'AttachedOverText' : isSwitchedOff ? 'AttachedOffText' : attachedText(binding);
      return { kind: 'attached', heading: 'AttachedHeading', intro, binding, canDetach, replace, work };
    }
    case 'foreign': {
      if (canReplace && entry.replacing === binding.ttid) return formScreen('ReplaceHeading', entry, status, work);
      const intro = canReplace
        ? 'AttachedForeignReplaceText'
        : isSwitchedOff
          ? 'AttachedForeignOffText'
          : 'AttachedForeignText';
      return { kind: 'foreign', heading: 'AttachedForeignHeading', intro, binding, replace };
    }
    case 'none':
    case 'dangling': {
      const timeline = binding.state === 'dangling' ? binding.timeline : null;
      if (isOver) return endedScreen(timeline);
      if (isSwitchedOff) {
        return { kind: 'explanation', heading: 'PanelSwitchedOffHeading', text: 'PanelSwitchedOffText', timeline };
      }
      if (!hasOpenings(status)) {
        return {
          kind: 'explanation',
          heading: 'PanelNoDestinationsHeading',
          text: 'PanelNoDestinationsText',
          timeline,
        };
      }
      return formScreen(binding.state === 'none' ? 'FormHeading' : 'FormDanglingHeading', entry, status, work);
    }
  }
}

const endedScreen = (timeline: TimelineName | null): ExplanationScreen => ({
  kind: 'explanation',
  heading: 'PanelEndedHeading',
  text: timeline === null ? 'PanelEndedText' : 'PanelEndedTimelineText',
  timeline,
});

const attachedText = ({ timeline }: Bound<'attached'>): StringKey =>
  timeline === null ? 'AttachedText' : 'AttachedInspectorText';

const hasOpenings = ({ destinations, canUseUrl }: DestinationOptions) => destinations.length > 0 || canUseUrl;

/** Who lost to somebody faster has chosen already. */
const replaceLabel = (work: Work): StringKey =>
  work.kind === 'failed' && work.job === 'attach' && work.failure.code === 'conflict'
    ? 'ReplaceWithChoiceButton'
    : 'ReplaceButton';

function formScreen(heading: StringKey, { draft, leftBehind }: Entry, status: Status, work: Work): FormScreen {
  const { binding, destinations, canUseUrl } = status;
  const openings = { destinations, canUseUrl };
  const start = binding.state === 'attached' ? draftLike(binding, openings) : initialDraft(openings);
  return {
    kind: 'form',
    heading,
    binding,
    openings,
    draft: withKnownDestination(draft ?? start, openings),
    leftBehind: leftBehind?.by === 'attach' ? leftBehind : null,
    work,
  };
}

const JOBS_OF_SCREEN: Partial<Record<Screen['kind'], readonly Job[]>> = {
  form: ['attach', 'remove'],
  attached: ['detach'],
};

/** The failure that belongs to no control of the screen, such as that of an attach when somebody else was faster. */
export function strayFailure({ view }: Entry, { kind }: Screen) {
  if (view.kind !== 'ready' || view.work.kind !== 'failed') return null;
  const { job, failure } = view.work;
  // What these say is on the screen by itself.
  if (failure.code === 'left-behind' || (failure.code === 'switched-off' && view.status.isSwitchedOff)) return null;
  return JOBS_OF_SCREEN[kind]?.includes(job) ? null : view.work;
}

/** What was left behind and belongs to no control of the screen. */
export const strayLeftBehind = ({ leftBehind }: Entry, screen: Screen) =>
  screen.kind === 'form' && screen.leftBehind !== null ? null : leftBehind;
