import { Button } from '@twilio-paste/core/button';
import { usePanelTools } from '../panel/tools';
import type { StringKey } from '../strings/text';
import type { Subject } from '../task/subject';

interface ReplaceButtonProps {
  readonly subject: Subject;
  readonly label: StringKey;
  readonly isHeld?: boolean;
}

/** Leads to the form. Cancelling there leads back to this button, which is found by its name. */
export function ReplaceButton({ subject, label, isHeld = false }: ReplaceButtonProps) {
  const { interactions, text } = usePanelTools();
  return (
    <Button
      variant="secondary"
      name="replace"
      aria-disabled={isHeld}
      onClick={() => {
        if (!isHeld) interactions.replace(subject);
      }}
    >
      {text(label)}
    </Button>
  );
}
