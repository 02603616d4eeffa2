import { type RequestFailure, retryAfterMs } from '../backend/backend';
import { explain } from '../strings/failures';
import type { StringKey } from '../strings/text';
import { AlertCallout, CalloutText } from './AlertCallout';
import { Countdown } from './Countdown';
import { useStrings } from './useStrings';

interface FailureCalloutProps {
  readonly title: StringKey;
  readonly failure: RequestFailure;
}

/** Explains a failure, and counts down to the next try if the functions have asked for a pause. */
export function FailureCallout({ title, failure }: FailureCalloutProps) {
  const { text } = useStrings();
  return (
    <AlertCallout variant="error" heading={text(title)}>
      <CalloutText>{explain(failure, text)}</CalloutText>
      {retryAfterMs(failure) > 0 && <Countdown after="CommonRetryNow" />}
    </AlertCallout>
  );
}
