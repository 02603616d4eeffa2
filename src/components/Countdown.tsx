import { Text } from '@twilio-paste/core/text';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';
import { useSecondsToWait } from './wait';

interface CountdownProps {
  /** What stands in its place when it is over. */
  readonly after?: StringKey;
}

/** The seconds that are left, for the eye only: a screen reader is told how long the wait is, and when it is over. */
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
