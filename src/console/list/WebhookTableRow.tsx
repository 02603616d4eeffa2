import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { Cell } from '../../components/Cell';
import { Row } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import { EVENT_NAMES } from '../../contract/events';
import type { Ttid } from '../../contract/sids';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import { readableSince } from '../../strings/format';
import type { Text as Texts } from '../../strings/text';
import { isSelectable, type Resolution } from '../listing';
import { agentsOf, sendsTo } from '../names';
import { Person } from '../Person';
import { StateLabel } from '../StateLabel';
import { stateOf } from '../state';
import { RowButton } from './RowButton';

interface WebhookTableRowProps {
  readonly webhook: WebhookRow;
  readonly title: string;
  readonly resolution: Resolution | undefined;
  /** Whether the pane shows it. */
  readonly isOpen: boolean;
  /** Whether a pane takes the room of the last columns. */
  readonly hasPane: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (ttid: Ttid) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

/** One row. Memoized, so that only changed rows render again. */
export const WebhookTableRow = memo((props: WebhookTableRowProps) => {
  const { webhook, title, resolution, isOpen, hasPane, isSelected, onSelect, onOpen } = props;
  const { text } = useStrings();
  const agents = agentsOf(resolution);
  const facts = webhook.type === 'unreadable' ? null : webhook;
  const nothing = (
    <Text as="span" color="colorTextWeak">
      {text('ListNothing')}
    </Text>
  );

  function openUnlessControl({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('button, label, input') === null) onOpen(webhook.ttid);
  }

  return (
    <Row isSelected={isSelected || isOpen} onClick={openUnlessControl}>
      <Cell label={null}>
        {isSelectable(webhook) && (
          <Checkbox checked={isSelected} onChange={() => onSelect(webhook.ttid)}>
            <ScreenReaderOnly>{text('ListSelect', { webhook: title })}</ScreenReaderOnly>
          </Checkbox>
        )}
      </Cell>
      <Cell label="ConsoleStateLabel">
        <StateLabel state={stateOf(webhook, resolution)} />
      </Cell>
      <Cell label="ListNameLabel">
        <Box as="span" display="flex" flexWrap={['wrap', 'wrap', 'nowrap']} alignItems="center" columnGap="space20">
          <RowButton ttid={webhook.ttid} isOpen={isOpen} onClick={() => onOpen(webhook.ttid)}>
            {title}
          </RowButton>{' '}
          {agents !== null && (
            <Text as="span" color="colorTextWeak">
              {text('ListWith', { worker: agents })}
            </Text>
          )}
        </Box>
      </Cell>
      <Cell label="WebhookHostLabel">
        {facts === null ? nothing : <Destination webhook={facts} resolution={resolution} />}
      </Cell>
      {!hasPane && (
        <>
          <Cell label="WebhookEventsLabel">{facts === null ? nothing : eventsText(facts.events, text)}</Cell>
          <Cell label="ConsoleAttachedLabel">
            {facts === null ? nothing : <Moment webhook={facts} resolution={resolution} otherwise={nothing} />}
          </Cell>
        </>
      )}
    </Row>
  );
});

interface FactProps {
  readonly webhook: WebhookSummary;
  readonly resolution: Resolution | undefined;
}

function Destination({ webhook, resolution }: FactProps) {
  const { text } = useStrings();
  const name = sendsTo(webhook, resolution, text);
  const isInsecure = webhook.address?.isSecure === false;
  return (
    <>
      {isInsecure && (
        <Box as="span" display="inline-block" marginRight="space20" verticalAlign="text-bottom">
          <WarningIcon
            decorative={false}
            title={text('WebhookNotEncrypted')}
            color="colorTextIconWarning"
            size="sizeIcon10"
          />
        </Box>
      )}
      <span title={name}>{name}</span>
    </>
  );
}

interface MomentProps extends FactProps {
  /** Shown for a webhook that this plugin neither attached nor registered for a program. */
  readonly otherwise: ReactNode;
}

/** When it was attached and by whom, or until when it waits. */
function Moment({ webhook: { ours, waiting }, resolution, otherwise }: MomentProps) {
  const { text, locale } = useStrings();
  const since = (at: string) => readableSince(at, locale, Date.now());
  if (waiting !== null) {
    return <time dateTime={waiting.expiresAt}>{text('ListUntil', { time: since(waiting.expiresAt) })}</time>;
  }
  if (ours === null) return <>{otherwise}</>;
  const identity = resolution !== undefined && 'attachedBy' in resolution ? resolution.attachedBy : null;
  return (
    <>
      <time dateTime={ours.attachedAt}>{since(ours.attachedAt)}</time>
      {identity !== null && (
        <>
          {text('ListSeparator')}
          <Person identity={identity} />
        </>
      )}
    </>
  );
}

function eventsText(events: readonly string[], text: Texts): string {
  if (events.length === 0) return text('ConsoleNoEvents');
  const isAll = events.length === EVENT_NAMES.length && EVENT_NAMES.every((name) => events.includes(name));
  return isAll ? text('ListAllEvents', { all: events.length }) : String(events.length);
}
