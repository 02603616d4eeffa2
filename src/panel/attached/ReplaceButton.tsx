import { ActionButton } from '../../components/ActionButton';
import type { Subject } from '../../interaction/subject';
import { usePanelContext } from '../context';

interface ReplaceButtonProps {
  readonly subject: Subject;
  readonly label: string;
  /** `replace` gets the focus back when the form is canceled, `next-step` gets it after a failure. */
  readonly name: 'replace' | 'next-step';
  readonly isLink?: boolean;
  readonly isUnavailable?: boolean;
}

/** Opens the form, to change or replace the attached webhook. */
export function ReplaceButton({ subject, label, name, isLink = false, isUnavailable = false }: ReplaceButtonProps) {
  const { interactions } = usePanelContext();
  return (
    <ActionButton
      variant={isLink ? 'link' : 'secondary'}
      name={name}
      isUnavailable={isUnavailable}
      onClick={() => interactions.replace(subject)}
    >
      {label}
    </ActionButton>
  );
}
