import { ActionButton } from '../../components/ActionButton';
import type { Subject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { usePanelTools } from '../context';

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
