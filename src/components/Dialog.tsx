import { Box } from '@twilio-paste/core/box';
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from '@twilio-paste/core/modal';
import { useUID } from '@twilio-paste/core/uid-library';
import type { ReactNode } from 'react';
import { ButtonRow } from './ButtonRow';
import { Told } from './tell';
import { useStrings } from './useStrings';
import { WaitProvider } from './wait';

interface DialogProps {
  readonly heading: string;
  readonly isWide?: boolean;
  /** The functions want to be left alone until then, in milliseconds since 1970. */
  readonly waitUntil?: number | null;
  readonly onClose: () => void;
  /** The buttons at the end. */
  readonly actions: NonNullable<ReactNode>;
  readonly children: ReactNode;
}

/** Something that one looks at or does before going on in the list. */
export function Dialog({ heading, isWide = false, waitUntil = null, onClose, actions, children }: DialogProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Modal isOpen ariaLabelledby={id} size={isWide ? 'wide' : 'default'} onDismiss={onClose}>
      <Told>
        <WaitProvider until={waitUntil}>
          <ModalHeader i18nDismissLabel={text('CommonClose')}>
            <ModalHeading as="h3" id={id}>
              {heading}
            </ModalHeading>
          </ModalHeader>
          <ModalBody>
            <Box overflowWrap="anywhere">{children}</Box>
          </ModalBody>
          <ModalFooter>
            <ModalFooterActions>
              <ButtonRow>{actions}</ButtonRow>
            </ModalFooterActions>
          </ModalFooter>
        </WaitProvider>
      </Told>
    </Modal>
  );
}
