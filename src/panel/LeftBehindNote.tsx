import { CalloutText } from '@twilio-paste/core/callout';
import { Alarm } from '../components/AlertCallout';
import type { LeftBehind } from '../interaction/entry';
import { usePanelTools } from './context';

/** What a job that failed half-way has left at Twilio. */
export function LeftBehindNote({ leftBehind }: { readonly leftBehind: LeftBehind }) {
  const { text } = usePanelTools();
  return (
    <Alarm variant="warning" heading={text('LeftBehindHeading')}>
      <CalloutText>{text('FailureLeftBehind', { ttid: leftBehind.ttid })}</CalloutText>
    </Alarm>
  );
}
