import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import { useRef } from 'react';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';
import { useSecondsToWait } from './wait';

interface CountdownProps {
  /** The text shown when the countdown ends. */
  readonly after?: StringKey;
}

/** Shows the remaining seconds. Screen readers hear only the length of the wait, and when it ends. */
export function Countdown({ after }: CountdownProps) {
  const { text } = useStrings();
  const seconds = useSecondsToWait();
  const length = useRef(0);
  length.current = seconds === 0 ? 0 : Math.max(length.current, seconds);
  if (seconds === 0 && after === undefined) return null;
  return (
    <>
      {seconds > 0 && <ScreenReaderOnly>{text('CommonRetryIn', { count: length.current })}</ScreenReaderOnly>}
      <Text as="p" aria-hidden="true" fontVariantNumeric="tabular-nums">
        {seconds === 0 && after !== undefined ? text(after) : text('CommonRetryIn', { count: seconds })}
      </Text>
    </>
  );
}
