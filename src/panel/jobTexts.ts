/** The texts of each job. */
import type { Job } from '../interaction/entry';
import type { StringKey } from '../strings/text';

interface JobTexts {
  readonly progress: StringKey;
  readonly done: StringKey;
  readonly failed: StringKey;
}

export const JOB_TEXTS: Readonly<Record<Job, JobTexts>> = {
  attach: { progress: 'Attaching', done: 'AttachedAnnouncement', failed: 'AttachFailed' },
  detach: { progress: 'Detaching', done: 'DetachedAnnouncement', failed: 'DetachFailed' },
  remove: { progress: 'Removing', done: 'RemovedAnnouncement', failed: 'RemoveFailed' },
};
