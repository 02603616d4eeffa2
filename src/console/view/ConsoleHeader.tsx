import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { PlusIcon } from '@twilio-paste/icons/esm/PlusIcon';
import { useStrings } from '../../components/useStrings';
import type { Rights } from '../listing';
import { ViewHeader } from '../ViewHeader';
import type { OtherView, Views } from './useViews';

interface ConsoleHeaderProps {
  /** Null until the first page arrives. */
  readonly rights: Rights | null;
  readonly onCreate: () => void;
  readonly buttons: Views['buttons'];
  readonly onShow: (view: OtherView) => void;
  readonly onCleanup: () => void;
}

export function ConsoleHeader({ rights, buttons, onShow, onCleanup, onCreate }: ConsoleHeaderProps) {
  const { text } = useStrings();
  return (
    <Box>
      <ViewHeader heading={text('ConsoleLabel')}>
        <Button ref={buttons.destinations} variant="secondary" size="small" onClick={() => onShow('destinations')}>
          {text('DestinationHeading')}
        </Button>
        <Button ref={buttons.history} variant="secondary" size="small" onClick={() => onShow('history')}>
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
