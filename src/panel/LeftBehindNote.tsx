import { FailureNote } from '../components/FailureNote';
import type { LeftBehind } from '../interaction/entry';
import { usePanelContext } from './context';

/** Explains the webhook that a failed job has left at Twilio. */
export function LeftBehindNote({ leftBehind }: { readonly leftBehind: LeftBehind }) {
  const { text } = usePanelContext();
  const isAttach = leftBehind.by === 'attach';
  return (
    <FailureNote variant="warning" heading={text(isAttach ? 'PanelLeftBehindHeading' : 'PanelLeftBehindDetachHeading')}>
      {text(isAttach ? 'FailureLeftBehind' : 'PanelLeftBehindDetachText')}
    </FailureNote>
  );
}
