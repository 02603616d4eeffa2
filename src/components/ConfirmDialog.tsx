import { AlertDialog } from '@twilio-paste/core/alert-dialog';
import { type ReactNode, useEffect, useRef } from 'react';
import { DISABLED_DIALOG } from './disabledStyle';
import { useStrings } from './useStrings';

interface ConfirmDialogProps {
  readonly heading: string;
  readonly isOpen: boolean;
  readonly confirmLabel: string;
  /** The confirm button ignores clicks but keeps the focus. */
  readonly isUnavailable?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: NonNullable<ReactNode>;
}

/** Asks for confirmation of a destructive action. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { heading, isOpen, confirmLabel, isUnavailable = false, onConfirm, onCancel, children } = props;
  const { text } = useStrings();
  const dialog = useRef<HTMLDivElement>(null);

  // Paste's dialog passes no attributes to its buttons. The confirm button is the last.
  useEffect(() => {
    const buttons = dialog.current?.querySelectorAll('button') ?? [];
    buttons[buttons.length - 1]?.setAttribute('aria-disabled', String(isUnavailable));
  }, [isUnavailable]);

  return (
    <AlertDialog
      ref={dialog}
      element={isUnavailable ? DISABLED_DIALOG : 'ALERT_DIALOG'}
      heading={heading}
      isOpen={isOpen}
      destructive
      onConfirm={() => {
        if (!isUnavailable) onConfirm();
      }}
      onConfirmLabel={confirmLabel}
      onDismiss={onCancel}
      onDismissLabel={text('CommonCancel')}
    >
      {children}
    </AlertDialog>
  );
}
