/** Decides which screen the panel shows. Pure: every screen that exists is listed here. */
import type { RequestFailure } from '../backend/backend';
import type { Binding } from '../contract/binding';
import type { TimelineName } from '../contract/timeline';
import { type DestinationOptions, type Draft, draftLike, initialDraft, withKnownDestination } from '../form/draft';
import type { Entry, Job, LeftBehind, Status, Work } from '../interaction/entry';
import type { StringKey } from '../strings/text';

type Bound<S extends Binding['state']> = Extract<Binding, { state: S }>;

/** How good or bad the state is that a screen shows. */
export type Tone = 'neutral' | 'success' | 'warning' | 'error';

interface ScreenBase {
  readonly heading: StringKey;
  readonly tone: Tone;
  /** The jobs whose failures the screen's own controls show. */
  readonly jobs: readonly Job[];
}

/** The webhook on the screen was attached while the person was choosing another one. */
export interface Conflict {
  /** Whether it may be replaced; null until that is known. */
  readonly canReplace: boolean | null;
}

interface LoadingScreen extends ScreenBase {
  readonly kind: 'loading';
}

export interface UnavailableScreen extends ScreenBase {
  readonly kind: 'unavailable';
  readonly failure: RequestFailure;
  readonly isRetrying: boolean;
}

export interface FormScreen extends ScreenBase {
  readonly kind: 'form';
  /** The current binding, which the new webhook replaces. */
  readonly binding: Binding;
  readonly options: DestinationOptions;
  readonly draft: Draft;
  /** The webhook of an attach that was interrupted: submitting completes it. */
  readonly leftBehind: LeftBehind | null;
  readonly work: Work;
}

export interface AttachedScreen extends ScreenBase {
  readonly kind: 'attached';
  /** A limit that the person should know; null if there is none. */
  readonly note: StringKey | null;
  readonly binding: Bound<'attached'>;
  readonly canDetach: boolean;
  readonly canReplace: boolean;
  readonly conflict: Conflict | null;
  readonly work: Work;
}

export interface ForeignScreen extends ScreenBase {
  readonly kind: 'foreign';
  /** The next step for people who cannot replace the webhook. */
  readonly note: StringKey | null;
  readonly binding: Bound<'foreign'>;
  readonly canReplace: boolean;
  readonly conflict: Conflict | null;
}

/** The timeline of a webhook that has been deleted. */
export interface KeptEvents {
  readonly timeline: TimelineName;
  /** How many hours each event is kept. */
  readonly hours: number;
}

export interface ExplanationScreen extends ScreenBase {
  readonly kind: 'explanation';
  readonly text: StringKey;
  /** Null if the inspector received none. */
  readonly keptEvents: KeptEvents | null;
}

export type Screen =
  | LoadingScreen
  | UnavailableScreen
  | ExplanationScreen
  | ForeignScreen
  | FormScreen
  | AttachedScreen;

/**
 * Returns the screen for an entry.
 *
 * @param isTaskOver Whether the task's own status says that this person's part is over; the functions may say so, too.
 */
export function screenOf(entry: Entry, isTaskOver: boolean): Screen {
  const { view, reading } = entry;
  if (view.kind === 'loading') return { kind: 'loading', heading: 'PanelLoadingHeading', tone: 'neutral', jobs: [] };
  if (view.kind === 'unavailable') {
    // Once an agent has left an interaction without a webhook, the functions only say that it is not theirs.
    if (isTaskOver && view.failure.code === 'not-found') return overScreen(null);
    return {
      kind: 'unavailable',
      heading: 'PanelUnavailableHeading',
      tone: 'error',
      jobs: [],
      failure: view.failure,
      isRetrying: reading !== null,
    };
  }
  const { status, work } = view;
  const { binding, canDetach, isSwitchedOff } = status;
  const isOver = isTaskOver || (!status.canAttach && !isSwitchedOff);
  const canReplace = status.canReplace && !isOver && !isSwitchedOff && hasOptions(status);
  const conflict = isConflict(work) ? { canReplace: canReplace || (reading === null ? false : null) } : null;
  switch (binding.state) {
    case 'attached': {
      if (canReplace && entry.replacing === binding.ttid) return replaceScreen(entry, status, work);
      return {
        kind: 'attached',
        heading: 'AttachedHeading',
        tone: 'success',
        jobs: ['detach'],
        note: isOver ? 'AttachedOverText' : attachedNote(status),
        binding,
        canDetach,
        canReplace,
        conflict,
        work,
      };
    }
    case 'foreign': {
      if (canReplace && entry.replacing === binding.ttid) return replaceScreen(entry, status, work);
      return {
        kind: 'foreign',
        heading: 'AttachedForeignHeading',
        tone: 'warning',
        jobs: [],
        note: canReplace ? null : isSwitchedOff ? 'AttachedForeignOffText' : 'AttachedAskSupervisorText',
        binding,
        canReplace,
        conflict,
      };
    }
    case 'none':
    case 'dangling': {
      const kept = keptEventsOf(status);
      if (isOver) return overScreen(kept);
      if (isSwitchedOff) return explanationScreen('PanelSwitchedOffHeading', 'PanelSwitchedOffText', kept);
      if (!hasOptions(status)) return explanationScreen('PanelNoDestinationsHeading', 'PanelNoDestinationsText', kept);
      return binding.state === 'none'
        ? formScreen('FormHeading', 'neutral', entry, status, work)
        : formScreen('FormDanglingHeading', 'warning', entry, status, work);
    }
  }
}

const keptEventsOf = ({ binding, retentionHours }: Status): KeptEvents | null =>
  binding.state === 'dangling' && binding.timeline !== null
    ? { timeline: binding.timeline, hours: retentionHours }
    : null;

const explanationScreen = (heading: StringKey, text: StringKey, keptEvents: KeptEvents | null): ExplanationScreen => ({
  kind: 'explanation',
  heading,
  tone: 'neutral',
  jobs: [],
  text,
  keptEvents,
});

const overScreen = (kept: KeptEvents | null) =>
  kept === null
    ? explanationScreen('PanelOverHeading', 'PanelOverText', null)
    : explanationScreen('PanelEndedHeading', 'PanelEndedText', kept);

function attachedNote({ canDetach, isSwitchedOff }: Status): StringKey | null {
  if (!canDetach) return 'AttachedNotYoursText';
  return isSwitchedOff ? 'AttachedOffText' : null;
}

const hasOptions = ({ destinations, canUseUrl }: DestinationOptions) => destinations.length > 0 || canUseUrl;

const isConflict = (work: Work) => work.kind === 'failed' && work.job === 'attach' && work.failure.code === 'conflict';

const replaceScreen = (entry: Entry, status: Status, work: Work) =>
  status.binding.state === 'foreign'
    ? formScreen('ReplaceHeading', 'warning', entry, status, work)
    : formScreen('ReplaceChangeHeading', 'neutral', entry, status, work);

function formScreen(
  heading: StringKey,
  tone: Tone,
  { draft, lastChoice, leftBehind }: Entry,
  status: Status,
  work: Work,
): FormScreen {
  const { binding, destinations, canUseUrl } = status;
  const options = { destinations, canUseUrl };
  const start = binding.state === 'attached' ? draftLike(binding, options) : initialDraft(options, lastChoice);
  return {
    kind: 'form',
    heading,
    tone,
    jobs: ['attach', 'remove'],
    binding,
    options,
    draft: withKnownDestination(draft ?? start, options),
    leftBehind: leftBehind?.by === 'attach' ? leftBehind : null,
    work,
  };
}
