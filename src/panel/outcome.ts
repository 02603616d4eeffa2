/** What the latest change means for somebody who is in the middle of the panel. Pure. */
import type { View } from '../interaction/entry';
import type { StringKey } from '../strings/text';

export interface PanelOutcome {
  /** What a screen reader is told; null where the focused heading or an alert says it. */
  readonly announcement: StringKey | null;
  /** Where the focus goes when the control that had it is gone. */
  readonly focus: 'heading' | 'first-control';
}

/** Null when nothing happened that a person has to be told or led to. */
export function outcomeOf(before: View, after: View): PanelOutcome | null {
  if (after.at !== 'ready') return null;
  if (before.at === 'unavailable') return { announcement: null, focus: 'heading' };
  if (before.at !== 'ready' || before.work.at !== 'busy' || after.work.at === 'busy') return null;
  if (after.work.at === 'failed') return { announcement: null, focus: 'heading' };
  return before.work.job === 'attach'
    ? { announcement: 'AttachedAnnouncement', focus: 'heading' }
    : { announcement: 'DetachedAnnouncement', focus: 'first-control' };
}

/** What is being done right now, for the live region. */
export function progressOf(view: View): StringKey | null {
  if (view.at !== 'ready' || view.work.at !== 'busy') return null;
  return view.work.job === 'attach' ? 'Attaching' : 'Detaching';
}
