/** Decides what to announce and where to focus after a change. Pure. */
import type { Entry, View } from '../../interaction/entry';
import type { StringKey } from '../../strings/text';
import { JOB_TEXTS } from '../jobTexts';

export interface PanelOutcome {
  /** For screen readers; null if the focused heading or an alert says it. */
  readonly announcement: StringKey | null;
  /** The new focus, if the control that had it has disappeared. */
  readonly focus: 'heading' | 'first-control' | 'replace';
}

const FOCUS_HEADING: PanelOutcome = { announcement: null, focus: 'heading' };

/** Returns null if the change needs no announcement and moves no focus. */
export function outcomeOf(before: Entry, after: Entry): PanelOutcome | null {
  if (after.view.kind !== 'ready') return null;
  if (before.view.kind !== 'ready') return before.view.kind === 'unavailable' ? FOCUS_HEADING : null;
  const { work } = after.view;
  if (after.replacing !== null && after.replacing !== before.replacing) return FOCUS_HEADING;
  if (before.view.work.kind === 'busy' && work.kind !== 'busy') return afterJob(before.view.work.job, after.view);
  if (before.replacing !== null && after.replacing === null) return { announcement: null, focus: 'replace' };
  // A read has shown that another webhook is bound now, so the failure no longer applies.
  return before.view.work.kind === 'failed' && work.kind === 'idle' ? FOCUS_HEADING : null;
}

function afterJob(job: keyof typeof JOB_TEXTS, { work, status }: Extract<View, { kind: 'ready' }>): PanelOutcome {
  if (work.kind === 'failed') return FOCUS_HEADING;
  const announcement = JOB_TEXTS[job].done;
  const leadsToForm = job !== 'attach' && status.binding.state === 'none';
  return { announcement, focus: leadsToForm ? 'first-control' : 'heading' };
}

/** Returns the text for the job in progress. */
export function progressOf({ view }: Entry): StringKey | null {
  return view.kind === 'ready' && view.work.kind === 'busy' ? JOB_TEXTS[view.work.job].progress : null;
}
