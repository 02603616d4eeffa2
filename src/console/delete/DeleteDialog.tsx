import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { useEffect, useRef, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { LiveRegion } from '../../components/LiveRegion';
import { useIsMounted } from '../../components/useIsMounted';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { Consequences } from './Consequences';
import { consequenceOf, needsCheck } from './consequence';
import { type DeletionProgress, deleteWebhooks } from './deleteWebhooks';
import { FailedDeletions } from './FailedDeletions';

interface DeleteDialogProps {
  readonly webhooks: readonly WebhookRow[];
  readonly resolutions: Listing['resolutions'];
  /** Called with the number of webhooks once all are deleted. */
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'confirming' }
  | { readonly kind: 'deleting'; readonly progress: DeletionProgress; readonly count: number }
  | { readonly kind: 'failed'; readonly failed: ReadonlyMap<Ttid, RequestFailure>; readonly count: number };

/**
 * Asks for confirmation, says what stops, and stays open if some could not be deleted. Canceling stops before the next
 * webhook. Leaving the view does not stop the deletion, so a failure is then reported with `onUndeleted`.
 */
export function DeleteDialog({ webhooks, resolutions, onDone, onClose }: DeleteDialogProps) {
  const { backend, pause, onUndeleted, webhooks: store, text } = useConsoleContext();
  const [step, setStep] = useState<Step>({ kind: 'confirming' });
  const controller = useRef(new AbortController());
  const [isChecked, setIsChecked] = useState(false);
  const isDeleting = step.kind === 'deleting';
  const needsChecking = webhooks.some((webhook) => needsCheck(consequenceOf(webhook, resolutions)));
  const isMounted = useIsMounted();

  // A reload has shown that all of them are gone.
  const isObsolete = webhooks.length === 0 && !isDeleting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes once.
  useEffect(() => {
    if (isObsolete) onClose();
  }, [isObsolete]);

  async function deleteAll() {
    const { signal } = controller.current;
    const count = webhooks.length;
    const { failed } = await deleteWebhooks(webhooks, {
      backend,
      pause,
      signal,
      onProgress: (progress) => {
        if (isMounted.current) setStep({ kind: 'deleting', progress, count });
      },
      onDeleted: store.remove,
    });
    for (const failure of failed.values()) {
      if (failure.code === 'changed') store.update(failure.webhook);
    }
    if (!isMounted.current) {
      if (failed.size > 0) onUndeleted(failed.size, count);
    } else if (failed.size === 0) onDone(count);
    else {
      // A webhook that has changed must be reviewed again.
      setIsChecked(false);
      setStep({ kind: 'failed', failed, count });
    }
  }

  return (
    <ConfirmDialog
      heading={webhooks.length === 1 ? text('DeleteHeading') : text('DeleteManyHeading', { count: webhooks.length })}
      isOpen
      confirmLabel={
        isDeleting
          ? text('DeleteBusy')
          : webhooks.length === 1
            ? text('DeleteConfirm')
            : text('DeleteManyConfirm', { count: webhooks.length })
      }
      isUnavailable={isDeleting || (needsChecking && !isChecked)}
      onConfirm={() => void deleteAll()}
      onCancel={() => {
        controller.current.abort();
        onClose();
      }}
    >
      <LiveRegion>
        <Box position="relative" overflowWrap="anywhere" display="flex" flexDirection="column" rowGap="space50">
          {step.kind === 'failed' && (
            <FailedDeletions failed={step.failed} count={step.count} webhooks={webhooks} resolutions={resolutions} />
          )}
          {step.kind === 'deleting' ? (
            <div role="status">
              {text('DeleteProgress', { done: String(step.progress.done + 1), count: String(step.count) })}{' '}
              {step.progress.isWaiting && text('ConsoleContinues')}
            </div>
          ) : (
            <>
              <Consequences webhooks={webhooks} resolutions={resolutions} />
              {needsChecking && (
                <Checkbox checked={isChecked} onChange={() => setIsChecked(!isChecked)}>
                  {text('DeleteChecked')}
                </Checkbox>
              )}
            </>
          )}
        </Box>
      </LiveRegion>
    </ConfirmDialog>
  );
}
