import { usePanelTools } from '../panel/tools';
import { ActionButton } from '../parts/ActionButton';
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
    <ActionButton variant="secondary" name="replace" isHeld={isHeld} onClick={() => interactions.replace(subject)}>
      {text(label)}
    </ActionButton>
  );
}
