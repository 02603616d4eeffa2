import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { CloseIcon } from '@twilio-paste/icons/esm/CloseIcon';
import type { ReactNode } from 'react';
import { ButtonRow } from './ButtonRow';
import { LiveRegion } from './LiveRegion';
import { ModalDialog } from './ModalDialog';
import { useStrings } from './useStrings';
import { useUID } from './useUID';
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
    <ModalDialog role="dialog" width={isWide ? 'size80' : 'size60'} labelledBy={id} isLight onClose={onClose}>
      <LiveRegion>
        <WaitProvider until={waitUntil}>
          <Box
            display="flex"
            justifyContent="space-between"
            columnGap="space70"
            flexShrink={0}
            padding="space50"
            borderBottomStyle="solid"
            borderBottomWidth="borderWidth10"
            borderBottomColor="colorBorderWeak"
          >
            <Heading as="h3" variant="heading30" marginBottom="space0" id={id}>
              {heading}
            </Heading>
            <Button variant="secondary_icon" size="reset" onClick={onClose}>
              <CloseIcon decorative size="sizeIcon60" />
              <ScreenReaderOnly>{text('CommonClose')}</ScreenReaderOnly>
            </Button>
          </Box>
          <Box
            flexGrow={1}
            overflowY="auto"
            overflowWrap="anywhere"
            padding="space50"
            paddingBottom="space60"
            // The elements that only screen readers see scroll with the content.
            position="relative"
            // So that it can be scrolled with the keyboard.
            tabIndex={0}
            role="group"
            aria-labelledby={id}
          >
            {children}
          </Box>
          <Box
            display="flex"
            justifyContent="flex-end"
            flexShrink={0}
            padding="space50"
            borderTopStyle="solid"
            borderTopWidth="borderWidth10"
            borderTopColor="colorBorderWeak"
          >
            <ButtonRow>{actions}</ButtonRow>
          </Box>
        </WaitProvider>
      </LiveRegion>
    </ModalDialog>
  );
}
