import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { memo } from 'react';
import { Cell } from '../../components/Cell';
import { SecondaryText } from '../../components/SecondaryText';
import { ServerName } from '../../components/ServerName';
import { Row } from '../../components/Table';
import { Time } from '../../components/Time';
import { useStrings } from '../../components/useStrings';
import { EVENT_NAMES } from '../../contract/events';
import type { WebhookSummary } from '../../contract/webhooks';
import { readableIdentity, readableName } from '../../strings/format';
import type { Resolution } from '../listing';
import { kindOf, sendsTo, taskTitle, webhookTitle } from '../names';
import { StateBadge } from '../StateBadge';
import { stateOf } from '../state';
import { type RowActions, SelectCell } from './SelectCell';

interface WebhookTableRowProps extends RowActions {
  readonly webhook: WebhookSummary;
  readonly resolution: Resolution | undefined;
}

/** The maximum number of event names to show. Others are only counted. */
const MAX_EVENT_NAMES = 2;

/** One row. Memoized, so that only changed rows render again. */
export const WebhookTableRow = memo(({ webhook, resolution, isSelected, onSelect, onOpen }: WebhookTableRowProps) => {
  const { text } = useStrings();
  const { ttid, address, isInspector, method, events, ours } = webhook;
  const attachedBy = resolution !== undefined && 'attachedBy' in resolution ? resolution.attachedBy : null;
  return (
    <Row isSelected={isSelected}>
      <SelectCell webhook={webhook} isSelected={isSelected} onSelect={onSelect} />
      <Cell label="WebhookNameLabel">
        <Button variant="link" onClick={() => onOpen(ttid)}>
          <Box as="span" textAlign="left" overflowWrap="anywhere" whiteSpace="normal">
            {webhookTitle(webhook, text)}
          </Box>
        </Button>
        <SecondaryText>{text(kindOf(webhook))}</SecondaryText>
        {resolution?.state === 'bound' &&
          resolution.tasks.map((task) => <SecondaryText key={task.taskSid}>{taskTitle(task, text)}</SecondaryText>)}
      </Cell>
      <Cell label="WebhookHostLabel">
        {isInspector || address === null ? sendsTo(webhook, text) : <ServerName {...address} path={null} />}
        {method !== 'POST' && <SecondaryText>{method}</SecondaryText>}
      </Cell>
      <Cell label="WebhookEventsLabel">
        <EventsSummary events={events} />
      </Cell>
      <Cell label="ConsoleStateLabel">
        <StateBadge state={stateOf(webhook, resolution)} />
      </Cell>
      <Cell label="ConsoleAttachedLabel">
        {ours === null ? text('ListNothing') : <Time at={ours.attachedAt} />}
        {attachedBy !== null && (
          <SecondaryText>{text('ListAttachedBy', { who: readableIdentity(attachedBy) })}</SecondaryText>
        )}
      </Cell>
    </Row>
  );
});

function EventsSummary({ events }: Pick<WebhookSummary, 'events'>) {
  const { text } = useStrings();
  if (events.length === 0) return <>{text('ConsoleNoEvents')}</>;
  const isAll = events.length === EVENT_NAMES.length && EVENT_NAMES.every((name) => events.includes(name));
  if (isAll) return <>{text('ListAllEvents', { count: String(events.length) })}</>;
  const more = events.length - MAX_EVENT_NAMES;
  return (
    <>
      {events.slice(0, MAX_EVENT_NAMES).map((name) => (
        <div key={name}>{readableName(name)}</div>
      ))}
      {more > 0 && <SecondaryText>{text('ListMoreEvents', { count: String(more) })}</SecondaryText>}
    </>
  );
}
