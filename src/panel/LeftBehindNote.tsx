import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import type { LeftBehind } from '../interaction/entry';
import { usePanelTools } from './tools';

/** What a job that failed half-way has left at Twilio. */
export function LeftBehindNote({ leftBehind }: { readonly leftBehind: LeftBehind }) {
  const { text } = usePanelTools();
  return (
    <div role="alert">
      <Callout variant="warning" i18nLabel={text('WarningIcon')}>
        <CalloutHeading as="h4">{text('LeftBehindHeading')}</CalloutHeading>
        <CalloutText>{text('FailureLeftBehind', { ttid: leftBehind.ttid })}</CalloutText>
      </Callout>
    </div>
  );
}
