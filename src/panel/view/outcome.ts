/** Decides what to announce and where to focus after a change. Pure. */
import { boundTtid } from '../../contract/binding';
import type { Entry, View } from '../../interaction/entry';
import type { StringKey } from '../../strings/text';
import { JOB_TEXTS } from '../jobTexts';

export interface PanelOutcome {
  /** For screen readers; null if the focused heading or an alert says it. */
  readonly announcement: StringKey | null;
  /** The new focus: after a failure the way to continue, otherwise for a control that has disappeared. */
  readonly focus: 'heading' | 'first-control' | 'replace' | 'next-step' | 'url';
}

const FOCUS_HEADING: PanelOutcome = { announcement: null, focus: 'heading' };
const FOCUS_NEXT_STEP: PanelOutcome = { announcement: null, focus: 'next-step' };

/** Returns null if the change needs no announcement and moves no focus. */
export function outcomeOf(before: Entry, after: Entry): PanelOutcome | null {
  if (after.view.kind !== 'ready') {
    return before.view.kind !== 'unavailable' && after.view.kind === 'unavailable' ? FOCUS_NEXT_STEP : null;
  }
  if (before.view.kind !== 'ready') return before.view.kind === 'unavailable' ? FOCUS_HEADING : null;
  const { work } = after.view;
  if (after.replacing !== null && after.replacing !== before.replacing) return FOCUS_HEADING;
  if (before.view.work.kind === 'busy' && work.kind !== 'busy') {
    return afterJob(before.view.work.job, before.view, after.view);
  }
  if (before.replacing !== null && after.replacing === null) return { announcement: null, focus: 'replace' };
  if (before.view.work.kind !== 'failed') return null;
  // A read has shown that another webhook is bound now, so the failure no longer applies.
  if (work.kind === 'idle') return after.leftBehind === null ? FOCUS_HEADING : FOCUS_NEXT_STEP;
  // A read has shown how to continue after the failure.
  return before.reading !== null && after.reading === null ? FOCUS_NEXT_STEP : null;
}

type Ready = Extract<View, { kind: 'ready' }>;

function afterJob(job: keyof typeof JOB_TEXTS, before: Ready, { work, status }: Ready): PanelOutcome {
  if (work.kind === 'failed') {
    return work.failure.code === 'url-refused' ? { announcement: null, focus: 'url' } : FOCUS_NEXT_STEP;
  }
  const { binding } = status;
  const isPartly =
    job === 'detach' && binding.state === 'attached' && binding.ttid === boundTtid(before.status.binding);
  const leadsToForm = job !== 'attach' && binding.state === 'none';
  return {
    announcement: isPartly ? 'AttachedPartlyDetached' : JOB_TEXTS[job].done,
    focus: leadsToForm ? 'first-control' : 'heading',
  };
}

/** Returns the text for the job in progress. */
export function progressOf({ view }: Entry): StringKey | null {
  return view.kind === 'ready' && view.work.kind === 'busy' ? JOB_TEXTS[view.work.job].progress : null;
}
