/** Decides which screen the panel shows. Pure: every screen that exists is listed here. */
import type { RequestFailure } from '../backend/backend';
import type { Binding } from '../contract/binding';
import type { Destination } from '../contract/destination';
import type { TimelineName } from '../contract/timeline';
import type { DestinationOptions } from '../form/draft';
import {
  currentDestinations,
  draftLike,
  initialDraft,
  type PanelDraft,
  withPossibleDestinations,
} from '../interaction/draft';
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

/** The webhook on the screen was attached while the person was choosing another one, or changing the one before. */
export interface Conflict {
  readonly job: 'attach' | 'change';
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
  /** Whether the current webhook may be replaced. Otherwise only its destinations can change. */
  readonly canReplace: boolean;
  readonly draft: PanelDraft;
  /** The draft that the form starts with. */
  readonly start: PanelDraft;
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
  /** Whether the form can be opened, to replace the webhook or to change its destinations. */
  readonly canChange: boolean;
  /** Whether destinations can be added and removed while the webhook remains. */
  readonly canAdd: boolean;
  readonly options: DestinationOptions;
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
  /** The destinations that this person may choose. */
  readonly destinations: readonly Destination[];
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
  const canChoose = !isOver && !isSwitchedOff && hasOptions(status);
  const canReplace = canChoose && status.canReplace;
  const canAdd = canChoose && status.canAddDestinations;
  const conflictJob = conflictJobOf(work);
  const conflict =
    conflictJob === null
      ? null
      : { job: conflictJob, canReplace: canReplace || canAdd || (reading === null ? false : null) };
  switch (binding.state) {
    case 'attached': {
      const canChange = canReplace || canAdd;
      if (canChange && entry.replacing === binding.ttid) return replaceScreen(entry, status, work, canReplace);
      const isSending = currentDestinations(binding).length > 0;
      return {
        kind: 'attached',
        heading: isSending ? 'AttachedHeading' : 'AttachedNotSendingHeading',
        tone: isSending ? 'success' : 'warning',
        jobs: ['detach', 'change'],
        note: isOver ? 'AttachedOverText' : attachedNote(status, canChange),
        binding,
        canDetach,
        canChange,
        canAdd,
        options: { destinations: status.destinations, canUseUrl: status.canUseUrl },
        conflict,
        work,
      };
    }
    case 'foreign': {
      if (canReplace && entry.replacing === binding.ttid) return replaceScreen(entry, status, work, canReplace);
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
        ? formScreen('FormHeading', 'neutral', entry, status, work, true)
        : formScreen('FormDanglingHeading', 'warning', entry, status, work, true);
    }
  }
}

const keptEventsOf = ({ binding, destinations, retentionHours }: Status): KeptEvents | null =>
  binding.state === 'dangling' && binding.timeline !== null
    ? { timeline: binding.timeline, destinations, hours: retentionHours }
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

function attachedNote({ canDetach, isSwitchedOff }: Status, canChange: boolean): StringKey | null {
  if (!canDetach) return canChange ? 'AttachedNotYoursToRemoveText' : 'AttachedNotYoursText';
  return isSwitchedOff ? 'AttachedOffText' : null;
}

const hasOptions = ({ destinations, canUseUrl }: DestinationOptions) => destinations.length > 0 || canUseUrl;

const conflictJobOf = (work: Work): Conflict['job'] | null =>
  work.kind === 'failed' && work.failure.code === 'conflict' && (work.job === 'attach' || work.job === 'change')
    ? work.job
    : null;

const replaceScreen = (entry: Entry, status: Status, work: Work, canReplace: boolean) =>
  status.binding.state === 'foreign'
    ? formScreen('ReplaceHeading', 'warning', entry, status, work, canReplace)
    : formScreen('ReplaceChangeHeading', 'neutral', entry, status, work, canReplace);

function formScreen(
  heading: StringKey,
  tone: Tone,
  { draft, lastChoice, leftBehind }: Entry,
  status: Status,
  work: Work,
  canReplace: boolean,
): FormScreen {
  const { binding, destinations, canUseUrl } = status;
  const options = { destinations, canUseUrl };
  const start =
    binding.state === 'attached' ? draftLike(binding, options, lastChoice) : initialDraft(options, lastChoice);
  return {
    kind: 'form',
    heading,
    tone,
    jobs: ['attach', 'change', 'remove'],
    binding,
    options,
    canReplace,
    draft: withPossibleDestinations(draft ?? start, options, binding),
    start,
    leftBehind: leftBehind?.by === 'attach' ? leftBehind : null,
    work,
  };
}
