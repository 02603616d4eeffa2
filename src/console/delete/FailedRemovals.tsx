import { Box } from '@twilio-paste/core/box';
import type { RequestFailure } from '../../backend/backend';
import { AlertCallout } from '../../components/AlertCallout';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import { explain } from '../../strings/failures';
import type { Text } from '../../strings/text';
import { webhookName } from '../names';

interface FailedRemovalsProps {
  readonly failed: ReadonlyMap<Ttid, RequestFailure>;
  /** Of how many. */
  readonly count: number;
  readonly webhooks: readonly WebhookSummary[];
}

/** Which webhooks are still there, and why. */
export function FailedRemovals({ failed, count, webhooks }: FailedRemovalsProps) {
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
                {webhookName(webhook)}: {whyStillThere(failure, text)}
              </li>
            )
          );
        })}
      </Box>
    </AlertCallout>
  );
}

const whyStillThere = (failure: RequestFailure, text: Text) =>
  failure.code === 'changed' ? text('DeleteChangedText') : explain(failure, text);
