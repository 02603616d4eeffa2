import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { Stack } from '../../components/Stack';
import { useStrings } from '../../components/useStrings';
import type { WebhookRow } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import type { Audit } from '../history/useAudit';
import { WebhookHistory } from '../history/WebhookHistory';
import type { Resolution } from '../listing';
import { agentsOf, webhookTitle } from '../names';
import { Pane } from '../pane/Pane';
import { StateLabel } from '../StateLabel';
import { stateOf } from '../state';
import { Pager, type PagerProps } from './Pager';
import { useRefresh } from './useRefresh';
import { WebhookDescription } from './WebhookDescription';

interface DetailsPaneProps {
  readonly webhook: WebhookRow;
  readonly resolution: Resolution | undefined;
  /** Null if the list does not have the webhook. */
  readonly pager: PagerProps | null;
  readonly takesFocus: boolean;
  readonly audit: Audit;
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

/** Details of one webhook, refreshed when it has been shown for a moment. */
export function DetailsPane(props: DetailsPaneProps) {
  const { webhook, resolution, pager, takesFocus, audit, onEdit, onDelete, onClose } = props;
  const { text } = useStrings();
  const { isGone, failure } = useRefresh(webhook.ttid);
  const state = isGone ? 'gone' : stateOf(webhook, resolution);
  const canChange = webhook.canChange && !isGone;
  const agents = agentsOf(resolution);
  return (
    <Pane
      heading={webhookTitle(webhook, resolution, text)}
      takesFocus={takesFocus}
      onClose={onClose}
      summary={
        <Box display="flex" flexWrap="wrap" justifyContent="space-between" columnGap="space40" width="100%">
          <Box display="flex" columnGap="space20">
            <StateLabel state={state} />
            {agents !== null && (
              <Text as="span" color="colorTextWeak">
                {text('ListWith', { worker: agents })}
              </Text>
            )}
          </Box>
          {pager !== null && <Pager {...pager} />}
        </Box>
      }
      actions={
        <>
          {canChange && webhook.type !== 'unreadable' && webhook.waiting === null && (
            <Button variant="secondary" size="small" onClick={onEdit}>
              {text('DetailsEdit')}
            </Button>
          )}
          {canChange && (
            <Button variant="destructive_secondary" size="small" onClick={onDelete}>
              {text('ConsoleDelete')}
            </Button>
          )}
          {!canChange && (
            <Button variant="secondary" size="small" onClick={onClose}>
              {text('CommonClose')}
            </Button>
          )}
        </>
      }
    >
      {/* Another webhook starts with its path hidden. */}
      <Stack key={webhook.ttid} gap="space50">
        {isGone && <Explanation text="DetailsGone" />}
        {failure !== null && <FailureCallout title="DetailsStale" failure={failure} />}
        <WebhookDescription webhook={webhook} state={state} resolution={resolution} />
        <WebhookHistory ttid={webhook.ttid} audit={audit} />
        {!webhook.canChange && <Explanation text={NOT_YOURS[webhook.type]} />}
      </Stack>
    </Pane>
  );
}
