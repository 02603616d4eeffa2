import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import { useRef } from 'react';
import { useStrings } from './useStrings';
import { useSecondsToWait } from './wait';

/**
 * The label of a button that sends a request. While the functions ask for a pause, the label counts down. Screen
 * readers hear only the length of the pause.
 */
export function WaitLabel({ label }: { readonly label: string }) {
  const { text } = useStrings();
  const seconds = useSecondsToWait();
  const length = useRef(0);
  length.current = seconds === 0 ? 0 : Math.max(length.current, seconds);
  if (seconds === 0) return <>{label}</>;
  return (
    <>
      <ScreenReaderOnly>{text('CommonRetryInSubmit', { count: length.current })}</ScreenReaderOnly>
      <Text as="span" aria-hidden="true" color="inherit" fontWeight="inherit" fontVariantNumeric="tabular-nums">
        {text('CommonRetryInSubmit', { count: seconds })}
      </Text>
    </>
  );
}
