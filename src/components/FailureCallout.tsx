import { CalloutText } from '@twilio-paste/core/callout';
import { type RequestFailure, retryAfterMs } from '../backend/backend';
import { explain } from '../strings/failures';
import type { StringKey } from '../strings/text';
import { AlertCallout } from './AlertCallout';
import { Countdown } from './Countdown';
import { useStrings } from './useStrings';

interface FailureCalloutProps {
  readonly title: StringKey;
  readonly failure: RequestFailure;
}

/** What went wrong, and when to try again. */
export function FailureCallout({ title, failure }: FailureCalloutProps) {
  const { text } = useStrings();
  return (
    <AlertCallout variant="error" heading={text(title)}>
      <CalloutText>{explain(failure, text)}</CalloutText>
      {retryAfterMs(failure) > 0 && <Countdown after="CommonRetryNow" />}
    </AlertCallout>
  );
}
