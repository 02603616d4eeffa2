import { FailureNote } from '../components/FailureNote';
import type { Work } from '../interaction/entry';
import { explain } from '../strings/failures';
import type { StringKey, Text } from '../strings/text';
import { usePanelContext } from './context';
import { JOB_TEXTS } from './jobTexts';

type Failed = Extract<Work, { kind: 'failed' }>;

interface JobFailureNoteProps {
  readonly work: Failed;
  readonly heading?: StringKey;
}

/** Explains why a job failed. */
export function JobFailureNote({ work, heading = JOB_TEXTS[work.job].failed }: JobFailureNoteProps) {
  const { text } = usePanelContext();
  return (
    <FailureNote variant="error" heading={text(heading)}>
      {explainJob(work, text)}
    </FailureNote>
  );
}

/** The form or the card is still there, so no webhook took its place: another change came first. */
const CONFLICTS: Readonly<Record<Failed['job'], StringKey>> = {
  attach: 'FailureConflictOther',
  change: 'FailureConflictChange',
  detach: 'FailureConflictDetach',
  remove: 'FailureConflictDetach',
};

const explainJob = ({ job, failure }: Failed, text: Text) =>
  failure.code === 'conflict' ? text(CONFLICTS[job]) : explain(failure, text);
