import { ActionButton } from '../../components/ActionButton';
import { SecondaryText } from '../../components/SecondaryText';
import { explain } from '../../strings/failures';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import { type Asked, isSameAsked, useSendAgain } from './sendAgain';

interface SendAgainButtonProps {
  readonly label: StringKey;
  readonly asked: Asked;
  /** Whether there is nothing to send. */
  readonly isDone?: boolean;
}

/** Sends events again, and says what became of that. */
export function SendAgainButton({ label, asked, isDone = false }: SendAgainButtonProps) {
  const { text } = usePanelContext();
  const again = useSendAgain();
  if (again === null) return null;
  const { state, send } = again;
  const isOwn = state.kind !== 'idle' && isSameAsked(state.asked, asked);
  const isBusy = state.kind === 'busy';
  return (
    <>
      <ActionButton variant="link" isUnavailable={isBusy || isDone} onClick={() => send(asked)}>
        {text(isOwn && isBusy ? 'TimelineSendingAgain' : label)}
      </ActionButton>
      {isOwn && state.kind === 'failed' && (
        <div role="alert">
          <SecondaryText>{explain(state.failure, text)}</SecondaryText>
        </div>
      )}
      {isOwn && state.kind === 'done' && <SecondaryText>{state.result}</SecondaryText>}
    </>
  );
}
