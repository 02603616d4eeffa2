import { CalloutText } from '@twilio-paste/core/callout';
import { type Trouble, waitOf } from '../backend/backend';
import { explain } from '../strings/failures';
import type { StringKey } from '../strings/text';
import { Alarm } from './AlertCallout';
import { Countdown } from './Countdown';
import { useWords } from './useStrings';

interface FailureCalloutProps {
  readonly title: StringKey;
  readonly failure: Trouble;
}

/** What went wrong, and when to try again. */
export function FailureCallout({ title, failure }: FailureCalloutProps) {
  const { text } = useWords();
  return (
    <Alarm variant="error" heading={text(title)}>
      <CalloutText>{explain(failure, text)}</CalloutText>
      {waitOf(failure) > 0 && <Countdown after="RetryNow" />}
    </Alarm>
  );
}
