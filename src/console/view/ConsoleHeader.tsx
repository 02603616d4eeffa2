import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { PlusIcon } from '@twilio-paste/icons/esm/PlusIcon';
import type { Ref } from 'react';
import { useStrings } from '../../components/useStrings';
import type { Rights } from '../listing';
import { ViewHeader } from '../ViewHeader';

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
      <ViewHeader heading={text('ConsoleLabel')}>
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
      </ViewHeader>
      {rights?.isSwitchedOff === true && (
        <Text as="p" color="colorTextWeak" marginTop="space20">
          {text('ConsoleOffText')}
        </Text>
      )}
    </Box>
  );
}
