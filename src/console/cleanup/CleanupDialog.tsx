import { Button } from '@twilio-paste/core/button';
import { useRef, useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useOnOpen } from '../../components/useOnOpen';
import { useConsoleContext } from '../context';
import { CleanupProgress } from './CleanupProgress';
import { NO_TOTALS, runSweep, type SweepEnd, type SweepStep } from './runSweep';
import { UnusedList } from './UnusedList';

interface CleanupDialogProps {
  readonly onClose: () => void;
}

/** Rehearses the sweep when it opens, and deletes only after the user confirms. */
export function CleanupDialog({ onClose }: CleanupDialogProps) {
  const { backend, webhooks, pause, text } = useConsoleContext();
  const [step, setStep] = useState<SweepStep>('rehearsing');
  const [rehearsal, setRehearsal] = useState(NO_TOTALS);
  const [deletion, setDeletion] = useState(NO_TOTALS);
  const [end, setEnd] = useState<SweepEnd | null>(null);
  const controller = useRef(new AbortController());
  const closeButton = useRef<HTMLButtonElement>(null);

  async function sweep(isRehearsal: boolean) {
    const { signal } = controller.current;
    // The pressed button disappears, so move the focus first.
    closeButton.current?.focus();
    const onProgress = isRehearsal ? setRehearsal : setDeletion;
    setEnd(null);
    onProgress(NO_TOTALS);
    setStep(isRehearsal ? 'rehearsing' : 'deleting');
    const ended = await runSweep({ backend, isRehearsal, pause, signal, onProgress });
    if (signal.aborted) return;
    setEnd(ended);
    setStep(isRehearsal ? 'rehearsed' : 'done');
    if (!isRehearsal) webhooks.reload();
  }

  useOnOpen(() => {
    void sweep(true);
    return () => controller.current.abort();
  });

  const isRunning = step === 'rehearsing' || step === 'deleting';
  const failure = end?.kind === 'failed' ? end.failure : null;
  return (
    <Dialog
      heading={text('SweepHeading')}
      onClose={onClose}
      actions={
        <>
          <Button ref={closeButton} variant="secondary" onClick={onClose}>
            {text(isRunning ? 'CommonStop' : 'CommonClose')}
          </Button>
          {step === 'rehearsed' && failure !== null && (
            <Button variant="primary" onClick={() => void sweep(true)}>
              {text('CommonRetry')}
            </Button>
          )}
          {step === 'rehearsed' && failure === null && rehearsal.unused.length > 0 && (
            <Button variant="primary" onClick={() => void sweep(false)}>
              {text('SweepConfirm', { count: rehearsal.unused.length })}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="space60">
        <Explanation text="SweepIntro" />
        <CleanupProgress
          step={step}
          rehearsal={rehearsal}
          deletion={deletion}
          isIncomplete={end?.kind === 'incomplete'}
        />
        {failure !== null && <FailureCallout title="SweepFailed" failure={failure} />}
        {step !== 'done' && rehearsal.unused.length > 0 && <UnusedList unused={rehearsal.unused} />}
      </Stack>
    </Dialog>
  );
}
