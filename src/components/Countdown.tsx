import { Text } from '@twilio-paste/core/text';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';
import { useSecondsToWait } from './wait';

interface CountdownProps {
  /** The text shown when the countdown ends. */
  readonly after?: StringKey;
}

/** Shows the remaining seconds, hidden from screen readers: they hear the length of the wait, and when it ends. */
export function Countdown({ after }: CountdownProps) {
  const { text } = useStrings();
  const seconds = useSecondsToWait();
  if (seconds === 0 && after === undefined) return null;
  return (
    <Text as="p" aria-hidden="true" fontVariantNumeric="tabular-nums">
      {seconds === 0 && after !== undefined ? text(after) : text('CommonRetryIn', { count: seconds })}
    </Text>
  );
}
