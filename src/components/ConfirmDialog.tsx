import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { type ReactNode, useEffect, useRef } from 'react';
import { ActionButton } from './ActionButton';
import { ModalDialog } from './ModalDialog';
import { useStrings } from './useStrings';
import { useUID } from './useUID';

interface ConfirmDialogProps extends OpenDialogProps {
  readonly isOpen: boolean;
}

interface OpenDialogProps {
  readonly heading: string;
  readonly confirmLabel: string;
  /** The confirm button ignores clicks but keeps the focus. */
  readonly isUnavailable?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: NonNullable<ReactNode>;
}

/** Asks for confirmation of a destructive action. */
export const ConfirmDialog = ({ isOpen, ...props }: ConfirmDialogProps) => (isOpen ? <OpenDialog {...props} /> : null);

function OpenDialog({ heading, confirmLabel, isUnavailable = false, onConfirm, onCancel, children }: OpenDialogProps) {
  const { text } = useStrings();
  const id = useUID();
  const cancel = useRef<HTMLButtonElement>(null);
  // The content may have a control, which the browser would focus.
  useEffect(() => cancel.current?.focus(), []);

  return (
    <ModalDialog
      role="alertdialog"
      width="size40"
      labelledBy={`${id}-heading`}
      describedBy={`${id}-text`}
      onClose={onCancel}
    >
      <Box flexShrink={0} padding="space50" paddingBottom="space0">
        <Heading as="h3" variant="heading30" marginBottom="space0" id={`${id}-heading`}>
          {heading}
        </Heading>
      </Box>
      <Box flexGrow={1} overflowY="auto" padding="space50" paddingBottom="space60" id={`${id}-text`}>
        {children}
      </Box>
      <Box
        display="flex"
        justifyContent="flex-end"
        flexWrap="wrap"
        columnGap="space50"
        rowGap="space40"
        flexShrink={0}
        padding="space50"
        paddingTop="space0"
      >
        <Button ref={cancel} variant="secondary" onClick={onCancel}>
          {text('CommonCancel')}
        </Button>
        <ActionButton variant="destructive" isUnavailable={isUnavailable} onClick={onConfirm}>
          {confirmLabel}
        </ActionButton>
      </Box>
    </ModalDialog>
  );
}
