import { ActionButton } from '../components/ActionButton';
import { useSecondsToWait } from '../components/wait';
import type { LeftBehind, Work } from '../interaction/entry';
import type { Target } from '../interaction/subject';
import { usePanelTools } from './context';

interface RemoveButtonProps {
  readonly target: Target;
  readonly leftBehind: LeftBehind;
  readonly work: Work;
}

/** Takes away what was left behind. Nobody receives anything from it, so nothing is asked before. */
export function RemoveButton({ target, leftBehind, work }: RemoveButtonProps) {
  const { interactions, text } = usePanelTools();
  const isHeld = useSecondsToWait() > 0 || work.at === 'busy';
  return (
    <ActionButton
      variant="destructive_secondary"
      isHeld={isHeld}
      onClick={() => interactions.remove(target, leftBehind.ttid)}
    >
      {text(work.at === 'busy' && work.job === 'remove' ? 'Removing' : 'RemoveLeftBehind')}
    </ActionButton>
  );
}
