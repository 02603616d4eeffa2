import { Button } from '@twilio-paste/core/button';
import { useRef, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { Dialog } from '../../components/Dialog';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useOnOpen } from '../../components/useOnOpen';
import { useConsoleContext } from '../context';
import { SweepProgress } from './SweepProgress';
import { NOTHING_SWEPT, type SweepStep, type Swept, sweepAll } from './sweeping';
import { UnusedList } from './UnusedList';

/** `looked`: the rehearsal is over, nothing is removed yet. */
interface SweepDialogProps {
  readonly onClose: () => void;
}

/** Shows what would be removed and why, and removes it when the person says so. */
export function SweepDialog({ onClose }: SweepDialogProps) {
  const { backend, webhooks, pause, text } = useConsoleContext();
  const [stage, setStage] = useState<SweepStep>('looking');
  const [found, setFound] = useState(NOTHING_SWEPT);
  const [swept, setSwept] = useState(NOTHING_SWEPT);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const visit = useRef(new AbortController());
  const leave = useRef<HTMLButtonElement>(null);

  async function sweep(isRehearsal: boolean) {
    const { signal } = visit.current;
    // The button that was pressed goes.
    leave.current?.focus();
    const onProgress = isRehearsal ? setFound : (removed: Swept) => setSwept(removed);
    setFailure(null);
    onProgress(NOTHING_SWEPT);
    setStage(isRehearsal ? 'looking' : 'removing');
    const why = await sweepAll({ backend, isRehearsal, pause, signal, onProgress });
    if (signal.aborted) return;
    setFailure(why);
    setStage(isRehearsal ? 'looked' : 'done');
    if (!isRehearsal) webhooks.reload();
  }

  useOnOpen(() => {
    void sweep(true);
    return () => visit.current.abort();
  });

  const isUnderWay = stage === 'looking' || stage === 'removing';
  return (
    <Dialog
      heading={text('SweepHeading')}
      onClose={onClose}
      actions={
        <>
          <Button ref={leave} variant="secondary" onClick={onClose}>
            {text(isUnderWay ? 'CommonStop' : 'CommonClose')}
          </Button>
          {stage === 'looked' && failure !== null && (
            <Button variant="primary" onClick={() => void sweep(true)}>
              {text('CommonRetry')}
            </Button>
          )}
          {stage === 'looked' && failure === null && found.unused.length > 0 && (
            <Button variant="destructive" onClick={() => void sweep(false)}>
              {text('SweepConfirm', { count: found.unused.length })}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="space60">
        <Explanation text="SweepIntro" />
        <SweepProgress stage={stage} found={found} swept={swept} />
        {failure !== null && <FailureCallout title="SweepFailed" failure={failure} />}
        {stage !== 'done' && found.unused.length > 0 && <UnusedList unused={found.unused} />}
      </Stack>
    </Dialog>
  );
}
