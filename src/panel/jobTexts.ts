/** The texts of each job. */
import type { Job } from '../interaction/entry';
import type { StringKey } from '../strings/text';

interface JobTexts {
  readonly progress: StringKey;
  readonly done: StringKey;
  readonly failed: StringKey;
}

export const JOB_TEXTS: Readonly<Record<Job, JobTexts>> = {
  attach: { progress: 'FormAttaching', done: 'FormAttached', failed: 'FormAttachFailed' },
  detach: { progress: 'AttachedDetaching', done: 'AttachedDetached', failed: 'AttachedDetachFailed' },
  change: { progress: 'ReplaceSaving', done: 'ReplaceSaved', failed: 'ReplaceSaveFailed' },
  remove: {
    progress: 'PanelLeftBehindRemoving',
    done: 'PanelLeftBehindRemoved',
    failed: 'PanelLeftBehindRemoveFailed',
  },
};
