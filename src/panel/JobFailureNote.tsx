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

function explainJob({ job, failure }: Failed, text: Text): string {
  if (failure.code !== 'conflict') return explain(failure, text);
  // The form is still there, so no webhook was attached: another change is in progress, or it was a detach.
  return text(job === 'attach' ? 'FailureConflictOther' : 'FailureConflictDetach');
}
