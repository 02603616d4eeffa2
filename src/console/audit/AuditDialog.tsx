import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Dialog, useOnOpen } from '../../components/Dialog';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import type { Answer } from '../../contract/endpoints';
import { useConsoleContext } from '../context';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { AuditTable } from './AuditTable';

interface AuditDialogProps {
  readonly onClose: () => void;
}

export function AuditDialog({ onClose }: AuditDialogProps) {
  const { backend, text } = useConsoleContext();
  const [audit, setAudit] = useState<Answer<'audit'> | null>(null);
  const { request, run } = useRequest();
  const isBusy = request.kind === 'busy';
  const failure = failureOf(request);
  const hasMore = audit === null || audit.next !== null;

  async function loadMore() {
    const outcome = await run(() => backend.audit({ before: audit?.next ?? null }));
    if (!outcome?.ok) return;
    setAudit({ ...outcome.value, entries: [...(audit?.entries ?? []), ...outcome.value.entries] });
  }

  useOnOpen(() => void loadMore());

  return (
    <Dialog
      heading={text('AuditHeading')}
      isWide
      waitUntil={waitUntilOf(request)}
      onClose={onClose}
      actions={
        <>
          {hasMore && (
            <ActionButton variant="secondary" isUnavailable={isBusy} onClick={() => void loadMore()}>
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
        {audit !== null && (
          <Text as="p" lineHeight="lineHeight30">
            {text('AuditIntro', { count: audit.retentionDays })}
          </Text>
        )}
        {audit?.entries.length === 0 && <Explanation text="AuditEmpty" />}
        {audit !== null && audit.entries.length > 0 && <AuditTable entries={audit.entries} />}
        {audit === null && isBusy && <Explanation text="AuditLoading" />}
        {failure !== null && <FailureCallout title="AuditFailed" failure={failure} />}
      </Stack>
    </Dialog>
  );
}
