import { Box } from '@twilio-paste/core/box';
import { useRef, useState } from 'react';
import type { RequestFailure } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { Told } from '../../components/tell';
import { useIsMounted } from '../../components/useIsMounted';
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { Consequences } from './Consequences';
import { FailedRemovals } from './FailedRemovals';
import { type Removal, removeAll } from './removal';

interface DeleteDialogProps {
  readonly webhooks: readonly WebhookSummary[];
  readonly resolutions: Listing['resolutions'];
  /** All are deleted: how many. */
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
}

type Stage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'removing'; readonly removal: Removal; readonly count: number }
  | { readonly kind: 'failed'; readonly failed: ReadonlyMap<Ttid, RequestFailure>; readonly count: number };

/**
 * Asks before webhooks go, names what stops with them, and stays for those that could not be deleted. Cancelling stops
 * before the next one; whoever only leaves the view has them deleted, and is told of what could not be.
 */
export function DeleteDialog({ webhooks, resolutions, onDone, onClose }: DeleteDialogProps) {
  const { backend, pause, onUndeleted, webhooks: list, text } = useConsoleContext();
  const [stage, setStage] = useState<Stage>({ kind: 'asking' });
  const removing = useRef(new AbortController());
  const isRemoving = stage.kind === 'removing';
  const isThere = useIsMounted();

  async function remove() {
    const { signal } = removing.current;
    const count = webhooks.length;
    const { failed } = await removeAll(webhooks, {
      backend,
      pause,
      signal,
      onProgress: (removal) => {
        if (isThere.current) setStage({ kind: 'removing', removal, count });
      },
      onRemoved: list.drop,
    });
    for (const failure of failed.values()) {
      if (failure.code === 'changed') list.update(failure.webhook);
    }
    if (!isThere.current) {
      if (failed.size > 0) onUndeleted(failed.size, count);
    } else if (failed.size === 0) onDone(count);
    else setStage({ kind: 'failed', failed, count });
  }

  return (
    <ConfirmDialog
      heading={webhooks.length === 1 ? text('DeleteHeading') : text('DeleteManyHeading', { count: webhooks.length })}
      isOpen
      confirmLabel={text(isRemoving ? 'DeleteBusy' : 'DeleteConfirm')}
      isUnavailable={isRemoving}
      onConfirm={() => void remove()}
      onCancel={() => {
        removing.current.abort();
        onClose();
      }}
    >
      <Told>
        <Box position="relative" overflowWrap="anywhere" display="flex" flexDirection="column" rowGap="space50">
          {stage.kind === 'failed' && <FailedRemovals failed={stage.failed} count={stage.count} webhooks={webhooks} />}
          {stage.kind === 'removing' ? (
            <div role="status">
              {text('DeleteProgress', { done: String(stage.removal.done + 1), count: String(stage.count) })}{' '}
              {stage.removal.isWaiting && text('ConsoleContinues')}
            </div>
          ) : (
            <Consequences webhooks={webhooks} resolutions={resolutions} />
          )}
        </Box>
      </Told>
    </ConfirmDialog>
  );
}
