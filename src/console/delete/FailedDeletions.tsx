import { Box } from '@twilio-paste/core/box';
import type { RequestFailure } from '../../backend/backend';
import { AlertCallout } from '../../components/AlertCallout';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import { explain } from '../../strings/failures';
import type { Text } from '../../strings/text';
import type { Listing } from '../listing';
import { webhookTitle } from '../names';

interface FailedDeletionsProps {
  readonly failed: ReadonlyMap<Ttid, RequestFailure>;
  /** The number of webhooks that were to be deleted. */
  readonly count: number;
  readonly webhooks: readonly WebhookRow[];
  readonly resolutions: Listing['resolutions'];
}

export function FailedDeletions({ failed, count, webhooks, resolutions }: FailedDeletionsProps) {
  const { text } = useStrings();
  return (
    <AlertCallout
      variant="error"
      level="h3"
      heading={
        count === 1
          ? text('DeleteFailed')
          : text('DeleteSomeFailed', { failed: String(failed.size), count: String(count) })
      }
    >
      <Box as="ul" margin="space0" paddingLeft="space60" maxHeight="size30" overflowY="auto">
        {webhooks.map((webhook) => {
          const failure = failed.get(webhook.ttid);
          return (
            failure !== undefined && (
              <li key={webhook.ttid}>
                {webhookTitle(webhook, resolutions.get(webhook.ttid), text)}: {reasonFor(failure, text)}
              </li>
            )
          );
        })}
      </Box>
    </AlertCallout>
  );
}

const reasonFor = (failure: RequestFailure, text: Text) =>
  failure.code === 'changed' ? text('DeleteChangedText') : explain(failure, text);
