import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { Cell } from '../../components/Cell';
import { SecondaryText } from '../../components/SecondaryText';
import { Stack } from '../../components/Stack';
import { type Column, HeaderCells, Row, Table } from '../../components/Table';
import { useStrings } from '../../components/useStrings';
import type { Undelivered } from '../../contract/undelivered';
import { readableSince } from '../../strings/format';
import { endOf } from '../names';
import { destinationOf, eventOf, isAbandoned, OBSTACLE_TEXTS, reasonOf, scheduleOf } from './outboxTexts';
import { ResultLine } from './ResultLine';
import { TWO_LINES } from './twoLines';
import type { SendAgain, SendState } from './useSendAgain';

const COLUMNS = [
  { label: 'OutboxEvent', width: '24%' },
  { label: 'OutboxDestination', width: '22%' },
  { label: 'OutboxReason', width: '28%' },
  { label: 'CommonSendAgain', width: '26%' },
] as const satisfies readonly Column[];

interface OutboxTableProps {
  readonly entries: readonly Undelivered[];
  readonly states: SendAgain['states'];
  readonly onSend: (entry: Undelivered) => void;
}

export function OutboxTable({ entries, states, onSend }: OutboxTableProps) {
  return (
    <Table label="OutboxHeading" head={<HeaderCells columns={COLUMNS} />}>
      {entries.map((entry) => (
        <OutboxRow key={entry.id} entry={entry} state={states.get(entry.id)} onSend={() => onSend(entry)} />
      ))}
    </Table>
  );
}

interface OutboxRowProps {
  readonly entry: Undelivered;
  readonly state: SendState | undefined;
  readonly onSend: () => void;
}

function OutboxRow({ entry, state, onSend }: OutboxRowProps) {
  const { text, locale } = useStrings();
  const { interactionSid, receivedAt, obstacle } = entry;
  const now = Date.now();
  const isBusy = state?.kind === 'busy';
  const destination = destinationOf(entry, text);
  const event = eventOf(entry, text);
  return (
    <Row>
      <Cell label="OutboxEvent" isWrapping>
        {event}
        <SecondaryText>
          <span title={interactionSid}>
            {text('OutboxOrigin', {
              interaction: text('ConsoleInteraction', { digits: endOf(interactionSid) }),
              time: readableSince(receivedAt, locale, now),
            })}
          </span>
        </SecondaryText>
      </Cell>
      <Cell label="OutboxDestination" isWrapping>
        <div title={destination} style={TWO_LINES}>
          {destination}
        </div>
      </Cell>
      <Cell label="OutboxReason" isWrapping>
        <ResultLine mark={isAbandoned(entry, now) ? 'error' : 'waiting'}>
          {reasonOf(entry, text)}
          <SecondaryText>{scheduleOf(entry, text, locale, now)}</SecondaryText>
        </ResultLine>
      </Cell>
      <Cell label="CommonSendAgain" isWrapping>
        {obstacle === null ? (
          <Stack gap="space30">
            <ActionButton
              variant="secondary"
              size="small"
              isUnavailable={isBusy}
              aria-label={text('OutboxSendName', { destination, event })}
              onClick={onSend}
            >
              {text(isBusy ? 'CommonSendingAgain' : 'CommonSendAgain')}
            </ActionButton>
            {state?.kind === 'note' && <ResultLine mark="error">{state.note}</ResultLine>}
          </Stack>
        ) : (
          <Text as="span" color="colorTextWeak">
            {text(OBSTACLE_TEXTS[obstacle])}
          </Text>
        )}
      </Cell>
    </Row>
  );
}
