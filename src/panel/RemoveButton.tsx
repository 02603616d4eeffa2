import { Button } from '@twilio-paste/core/button';
import type { LeftBehind, Work } from '../interaction/entry';
import { useSecondsToWait } from '../parts/wait';
import type { Target } from '../task/subject';
import { usePanelTools } from './tools';

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
    <Button
      variant="destructive_secondary"
      aria-disabled={isHeld}
      onClick={() => {
        if (!isHeld) interactions.remove(target, leftBehind.ttid);
      }}
    >
      {text(work.at === 'busy' && work.job === 'remove' ? 'Removing' : 'RemoveLeftBehind')}
    </Button>
  );
}
