import { Box } from '@twilio-paste/core/box';
import { Modal, ModalBody, ModalFooter, ModalFooterActions, ModalHeader, ModalHeading } from '@twilio-paste/core/modal';
import { useUID } from '@twilio-paste/core/uid-library';
import { type EffectCallback, type ReactNode, useEffect } from 'react';
import { ButtonRow } from './ButtonRow';
import { LiveRegion } from './LiveRegion';
import { useStrings } from './useStrings';
import { WaitProvider } from './wait';

interface DialogProps {
  readonly heading: string;
  readonly isWide?: boolean;
  /** When the functions accept requests again, in epoch milliseconds. */
  readonly waitUntil?: number | null;
  readonly onClose: () => void;
  /** The buttons in the footer. */
  readonly actions: NonNullable<ReactNode>;
  readonly children: ReactNode;
}

export function Dialog({ heading, isWide = false, waitUntil = null, onClose, actions, children }: DialogProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Modal isOpen ariaLabelledby={id} size={isWide ? 'wide' : 'default'} onDismiss={onClose}>
      <LiveRegion>
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
      </LiveRegion>
    </Modal>
  );
}

/** Runs an effect once, when a dialog opens; the effect's cleanup runs when the dialog closes. */
export function useOnOpen(effect: EffectCallback) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only after the first render.
  useEffect(effect, []);
}
