import { AlertDialog } from '@twilio-paste/core/alert-dialog';
import { type ReactNode, useEffect, useRef } from 'react';
import { HELD_DIALOG } from './disabledStyle';
import { useWords } from './useStrings';

interface ConfirmDialogProps {
  readonly heading: string;
  readonly isOpen: boolean;
  readonly confirmLabel: string;
  /** The button to confirm with keeps the focus and does nothing. */
  readonly isHeld?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: NonNullable<ReactNode>;
}

/** Asks before something is lost. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { heading, isOpen, confirmLabel, isHeld = false, onConfirm, onCancel, children } = props;
  const { text } = useWords();
  const dialog = useRef<HTMLDivElement>(null);

  // Paste's dialog hands no attributes on to its buttons. The one to confirm with is the last.
  useEffect(() => {
    const buttons = dialog.current?.querySelectorAll('button') ?? [];
    buttons[buttons.length - 1]?.setAttribute('aria-disabled', String(isHeld));
  }, [isHeld]);

  return (
    <AlertDialog
      ref={dialog}
      element={isHeld ? HELD_DIALOG : 'ALERT_DIALOG'}
      heading={heading}
      isOpen={isOpen}
      destructive
      onConfirm={() => {
        if (!isHeld) onConfirm();
      }}
      onConfirmLabel={confirmLabel}
      onDismiss={onCancel}
      onDismissLabel={text('Cancel')}
    >
      {children}
    </AlertDialog>
  );
}
