import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Cell } from '../../components/Cell';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow } from '../../contract/webhooks';
import { webhookName } from '../names';

/** The actions of every row. */
export interface RowActions {
  readonly isSelected: boolean;
  readonly onSelect: (ttid: Ttid) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

interface SelectCellProps extends Omit<RowActions, 'onOpen'> {
  readonly webhook: WebhookRow;
}

/** The first cell of a row: a checkbox for users who may change the webhook. */
export function SelectCell({ webhook, isSelected, onSelect }: SelectCellProps) {
  const { text } = useStrings();
  return (
    <Cell label={null}>
      {webhook.canChange && (
        <Checkbox checked={isSelected} onChange={() => onSelect(webhook.ttid)}>
          <ScreenReaderOnly>{text('ListSelect', { webhook: webhookName(webhook) })}</ScreenReaderOnly>
        </Checkbox>
      )}
    </Cell>
  );
}
