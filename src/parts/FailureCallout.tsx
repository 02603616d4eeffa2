import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { type Trouble, waitOf } from '../backend/backend';
import { explain } from '../strings/failures';
import type { StringKey } from '../strings/text';
import { Countdown } from './Countdown';
import { useWords } from './words';

interface FailureCalloutProps {
  readonly title: StringKey;
  readonly failure: Trouble;
}

/** What went wrong, said at once to a screen reader too. */
export function FailureCallout({ title, failure }: FailureCalloutProps) {
  const { text } = useWords();
  return (
    <div role="alert">
      <Callout variant="error" i18nLabel={text('ErrorIcon')}>
        <CalloutHeading as="h4">{text(title)}</CalloutHeading>
        <CalloutText>{explain(failure, text)}</CalloutText>
        {waitOf(failure) > 0 && <Countdown after="RetryNow" />}
      </Callout>
    </div>
  );
}
