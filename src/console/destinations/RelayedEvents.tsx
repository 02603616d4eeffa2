import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { Stack } from '../../components/Stack';
import { useStrings } from '../../components/useStrings';
import type { Destination, DestinationDetails } from '../../contract/destination';
import { readableName } from '../../strings/format';
import { healthLines } from './healthLines';
import { type Pending, pendingText } from './pending';
import { ResultLine } from './ResultLine';

interface RelayedEventsProps {
  readonly destination: DestinationDetails;
  readonly pending: Pending | undefined;
  readonly onPending: (destination: Destination, pending: Pending) => void;
}

/** When events last arrived and failed, and how many have not arrived. */
export function RelayedEvents({ destination, pending, onPending }: RelayedEventsProps) {
  const { text, locale } = useStrings();
  const { label, health } = destination;
  const lines = health === null ? [] : healthLines(health, text, locale, Date.now());
  const counts = pending && pendingText(pending, text);
  return (
    <Stack gap="space30">
      {health === null && text('DestinationHealthUnread')}
      {health !== null && lines.length === 0 && pending === undefined && (
        <Text as="span" color="colorTextWeak">
          {text('DestinationHealthNone')}
        </Text>
      )}
      {lines.map((line, index) => (
        <ResultLine key={line.text} mark={line.isSuccess ? 'success' : 'error'} isEarlier={index > 0}>
          {line.text}
        </ResultLine>
      ))}
      {pending !== undefined && counts !== undefined && (
        <ResultLine mark={pending.givenUp > 0 ? 'error' : 'waiting'}>
          <ActionButton
            variant="link"
            isUnavailable={false}
            aria-label={text('DestinationPendingName', { destination: readableName(label), counts })}
            onClick={() => onPending(destination, pending)}
          >
            {counts}
          </ActionButton>
        </ResultLine>
      )}
    </Stack>
  );
}
