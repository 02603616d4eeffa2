/** What the latest change means for somebody who is in the middle of the panel. Pure. */
import type { Entry, View } from '../interaction/entry';
import type { StringKey } from '../strings/text';
import { JOB_TEXTS } from './jobTexts';

export interface PanelOutcome {
  /** What a screen reader is told; null where the focused heading or an alert says it. */
  readonly announcement: StringKey | null;
  /** Where the focus goes when the control that had it is gone. */
  readonly focus: 'heading' | 'first-control' | 'replace';
}

const FOCUS_HEADING: PanelOutcome = { announcement: null, focus: 'heading' };

/** Null when nothing happened that a person has to be told or led to. */
export function outcomeOf(before: Entry, after: Entry): PanelOutcome | null {
  if (after.view.kind !== 'ready') return null;
  if (before.view.kind !== 'ready') return before.view.kind === 'unavailable' ? FOCUS_HEADING : null;
  const { work } = after.view;
  if (after.replacing !== null && after.replacing !== before.replacing) return FOCUS_HEADING;
  if (before.view.work.kind === 'busy' && work.kind !== 'busy') return afterJob(before.view.work.job, after.view);
  if (before.replacing !== null && after.replacing === null) return { announcement: null, focus: 'replace' };
  // A look showed that something else is bound by now than what the failure was about.
  return before.view.work.kind === 'failed' && work.kind === 'idle' ? FOCUS_HEADING : null;
}

function afterJob(job: keyof typeof JOB_TEXTS, { work, status }: Extract<View, { kind: 'ready' }>): PanelOutcome {
  if (work.kind === 'failed') return FOCUS_HEADING;
  const announcement = JOB_TEXTS[job].done;
  const leadsToForm = job !== 'attach' && status.binding.state === 'none';
  return { announcement, focus: leadsToForm ? 'first-control' : 'heading' };
}

/** What is being done right now, for the live region. */
export function progressOf({ view }: Entry): StringKey | null {
  return view.kind === 'ready' && view.work.kind === 'busy' ? JOB_TEXTS[view.work.job].progress : null;
}
