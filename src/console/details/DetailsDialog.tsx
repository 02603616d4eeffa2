import { Button } from '@twilio-paste/core/button';
import { Dialog } from '../../components/Dialog';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useStrings } from '../../components/useStrings';
import type { WebhookRow } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import type { Resolution } from '../listing';
import { webhookTitle } from '../names';
import { useRefresh } from './useRefresh';
import { WebhookDescription } from './WebhookDescription';

interface DetailsDialogProps {
  readonly webhook: WebhookRow;
  readonly resolution: Resolution | undefined;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Why the user may not change a webhook. */
const NOT_YOURS = {
  interaction: 'DetailsOtherDestination',
  global: 'DetailsNotYours',
  unreadable: 'DetailsUnreadable',
} as const satisfies Readonly<Record<WebhookRow['type'], StringKey>>;

/** Details of one webhook, refreshed when the dialog opens. */
export function DetailsDialog({ webhook, resolution, onEdit, onDelete, onClose }: DetailsDialogProps) {
  const { text } = useStrings();
  const { isGone, failure } = useRefresh(webhook.ttid);
  const canChange = webhook.canChange && !isGone;
  return (
    <Dialog
      heading={webhookTitle(webhook, resolution, text)}
      onClose={onClose}
      actions={
        <>
          {canChange && (
            <Button variant="destructive_secondary" onClick={onDelete}>
              {text('ConsoleDelete')}
            </Button>
          )}
          {canChange && webhook.type !== 'unreadable' && (
            <Button variant="primary" onClick={onEdit}>
              {text('DetailsEdit')}
            </Button>
          )}
          {!canChange && (
            <Button variant="secondary" onClick={onClose}>
              {text('CommonClose')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="space60">
        {isGone && <Explanation text="DetailsGone" />}
        {failure !== null && <FailureCallout title="DetailsStale" failure={failure} />}
        <WebhookDescription
          webhook={webhook}
          resolution={isGone ? { state: 'gone', ttid: webhook.ttid } : resolution}
        />
        {!webhook.canChange && <Explanation text={NOT_YOURS[webhook.type]} />}
      </Stack>
    </Dialog>
  );
}
