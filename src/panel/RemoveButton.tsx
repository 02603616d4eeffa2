import { ActionButton } from '../components/ActionButton';
import { useSecondsToWait } from '../components/wait';
import type { LeftBehind, Work } from '../interaction/entry';
import type { NamedSubject } from '../interaction/subject';
import { usePanelContext } from './context';

interface RemoveButtonProps {
  readonly target: NamedSubject;
  readonly leftBehind: LeftBehind;
  readonly work: Work;
  /** Whether it is the only way to continue, which gets the focus after a failure. */
  readonly isNextStep?: boolean;
}

/** Deletes the leftover webhook. It sends nothing, so there is no confirmation. */
export function RemoveButton({ target, leftBehind, work, isNextStep = false }: RemoveButtonProps) {
  const { interactions, text } = usePanelContext();
  const isUnavailable = useSecondsToWait() > 0 || work.kind === 'busy';
  return (
    <ActionButton
      variant="secondary"
      isUnavailable={isUnavailable}
      {...(isNextStep ? { name: 'next-step' } : {})}
      onClick={() => interactions.remove(target, leftBehind.ttid)}
    >
      {text(work.kind === 'busy' && work.job === 'remove' ? 'PanelLeftBehindRemoving' : 'PanelLeftBehindRemove')}
    </ActionButton>
  );
}
