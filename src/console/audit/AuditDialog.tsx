import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Dialog } from '../../components/Dialog';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useOnOpen } from '../../components/useOnOpen';
import type { Answer } from '../../contract/endpoints';
import { useConsoleContext } from '../context';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { AuditTable } from './AuditTable';

interface AuditDialogProps {
  readonly onClose: () => void;
}

/** What was done to webhooks, by whom and when. */
export function AuditDialog({ onClose }: AuditDialogProps) {
  const { backend, text } = useConsoleContext();
  const [read, setRead] = useState<Answer<'audit'> | null>(null);
  const { request, run } = useRequest();
  const isBusy = request.kind === 'busy';
  const failure = failureOf(request);
  const isMore = read === null || read.next !== null;

  async function readMore() {
    const outcome = await run(() => backend.audit({ before: read?.next ?? null }));
    if (!outcome?.ok) return;
    setRead({ ...outcome.value, entries: [...(read?.entries ?? []), ...outcome.value.entries] });
  }

  useOnOpen(() => void readMore());

  return (
    <Dialog
      heading={text('AuditHeading')}
      isWide
      waitUntil={waitUntilOf(request)}
      onClose={onClose}
      actions={
        <>
          {isMore && (
            <ActionButton variant="secondary" isUnavailable={isBusy} onClick={() => void readMore()}>
              {text(isBusy ? 'AuditLoading' : failure === null ? 'AuditMore' : 'CommonRetry')}
            </ActionButton>
          )}
          <Button variant="primary" onClick={onClose}>
            {text('CommonClose')}
          </Button>
        </>
      }
    >
      <Stack gap="space60">
        {read !== null && <Explanation text="AuditIntro" values={{ days: String(read.retentionDays) }} />}
        {read?.entries.length === 0 && <Explanation text="AuditEmpty" />}
        {read !== null && read.entries.length > 0 && <AuditTable entries={read.entries} />}
        {read === null && isBusy && <Explanation text="AuditLoading" />}
        {failure !== null && <FailureCallout title="AuditFailed" failure={failure} />}
      </Stack>
    </Dialog>
  );
}
