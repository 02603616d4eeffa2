import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { Cell } from '../../components/Cell';
import { SecondaryText } from '../../components/SecondaryText';
import { Row } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { UnreadableWebhook } from '../../contract/webhooks';
import { StateBadge } from '../StateBadge';
import { type RowActions, SelectCell } from './SelectCell';

interface UnreadableTableRowProps extends RowActions {
  readonly webhook: UnreadableWebhook;
}

/** The row of a webhook that cannot be read: its ID, and nothing in the other columns. */
export function UnreadableTableRow({ webhook, onOpen, ...selection }: UnreadableTableRowProps) {
  const { text } = useStrings();
  const nothing = (
    <Text as="span" color="colorTextWeak">
      {text('ListNothing')}
    </Text>
  );
  return (
    <Row isSelected={selection.isSelected}>
      <SelectCell webhook={webhook} {...selection} />
      <Cell label="WebhookNameLabel">
        <Button variant="link" onClick={() => onOpen(webhook.ttid)}>
          {webhook.ttid}
        </Button>
        <SecondaryText>{text('ConsoleKindUnknown')}</SecondaryText>
      </Cell>
      <Cell label="WebhookHostLabel">{nothing}</Cell>
      <Cell label="WebhookEventsLabel">{nothing}</Cell>
      <Cell label="ConsoleStateLabel">
        <StateBadge state="unreadable" />
      </Cell>
      <Cell label="ConsoleAttachedLabel">{nothing}</Cell>
    </Row>
  );
}
