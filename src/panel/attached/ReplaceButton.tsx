import { ActionButton } from '../../components/ActionButton';
import type { Subject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';

interface ReplaceButtonProps {
  readonly subject: Subject;
  readonly label: StringKey;
  readonly isUnavailable?: boolean;
}

/** Opens the form. When the form is canceled, the focus returns to this button, which is found by its name. */
export function ReplaceButton({ subject, label, isUnavailable = false }: ReplaceButtonProps) {
  const { interactions, text } = usePanelContext();
  return (
    <ActionButton
      variant="secondary"
      name="replace"
      isUnavailable={isUnavailable}
      onClick={() => interactions.replace(subject)}
    >
      {text(label)}
    </ActionButton>
  );
}
