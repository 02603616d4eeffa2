import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import { PlusIcon } from '@twilio-paste/icons/esm/PlusIcon';
import type { Ref } from 'react';
import { ButtonRow } from '../../components/ButtonRow';
import { useStrings } from '../../components/useStrings';
import type { Rights } from '../listing';

interface ConsoleHeaderProps {
  /** Null until the first page arrives. */
  readonly rights: Rights | null;
  readonly onCreate: () => void;
  /** Gets the focus when the person returns from the history. */
  readonly historyButton: Ref<HTMLButtonElement>;
  readonly onHistory: () => void;
  readonly onCleanup: () => void;
}

export function ConsoleHeader({ rights, historyButton, onHistory, onCleanup, onCreate }: ConsoleHeaderProps) {
  const { text } = useStrings();
  return (
    <Box>
      <Box
        display="flex"
        flexWrap="wrap"
        justifyContent="space-between"
        alignItems="center"
        columnGap="space70"
        rowGap="space30"
      >
        <Heading as="h2" variant="heading20" marginBottom="space0">
          {text('ConsoleLabel')}
        </Heading>
        <ButtonRow>
          <Button ref={historyButton} variant="secondary" size="small" onClick={onHistory}>
            {text('AuditHeading')}
          </Button>
          <Button variant="secondary" size="small" onClick={onCleanup}>
            {text('ConsoleSweep')}
          </Button>
          {rights !== null && rights.canCreate.length > 0 && (
            <Button variant="primary" size="small" onClick={onCreate}>
              <PlusIcon decorative />
              {text('ConsoleCreate')}
            </Button>
          )}
        </ButtonRow>
      </Box>
      {rights?.isSwitchedOff === true && (
        <Text as="p" color="colorTextWeak" marginTop="space20">
          {text('ConsoleOffText')}
        </Text>
      )}
    </Box>
  );
}
