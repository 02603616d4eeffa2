import { ActionButton } from '../../components/ActionButton';
import { SecondaryText } from '../../components/SecondaryText';
import type { WhatToSend } from '../../interaction/interactionStore';
import { explain } from '../../strings/failures';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import { isSame, useSendAgain } from './sendAgain';

interface SendAgainButtonProps {
  readonly label: StringKey;
  readonly what: WhatToSend;
  /** Whether there is nothing to send. */
  readonly isDone?: boolean;
}

/** Sends events again, and says what became of that. */
export function SendAgainButton({ label, what, isDone = false }: SendAgainButtonProps) {
  const { text } = usePanelContext();
  const again = useSendAgain();
  if (again === null) return null;
  const { state, send } = again;
  const isOwn = state.kind !== 'idle' && isSame(state.what, what);
  const isBusy = state.kind === 'busy';
  return (
    <>
      <ActionButton variant="link" isUnavailable={isBusy || isDone} onClick={() => send(what)}>
        {text(isOwn && isBusy ? 'CommonSendingAgain' : label)}
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
