import { CalloutText } from '@twilio-paste/core/callout';
import { AlertCallout } from '../components/AlertCallout';
import type { LeftBehind } from '../interaction/entry';
import { usePanelContext } from './context';

/** Explains the webhook that a failed job has left at Twilio. */
export function LeftBehindNote({ leftBehind }: { readonly leftBehind: LeftBehind }) {
  const { text } = usePanelContext();
  return (
    <AlertCallout variant="warning" heading={text('PanelLeftBehindHeading')}>
      <CalloutText>{text('FailureLeftBehind', { ttid: leftBehind.ttid })}</CalloutText>
    </AlertCallout>
  );
}
