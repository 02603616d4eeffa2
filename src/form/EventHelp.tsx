import { Box } from '@twilio-paste/core/box';
import { HistoryIcon } from '@twilio-paste/icons/esm/HistoryIcon';
import { EVENTS, type EventName } from '../contract/events';
import { usePanelTools } from '../panel/tools';

/** When an event fires, and whether it is too late for that. */
export function EventHelp({ name }: { readonly name: EventName }) {
  const { text } = usePanelTools();
  return (
    <>
      {text(name)}
      {!EVENTS[name].firesOnRunning && (
        <Box as="span" display="flex" columnGap="space20" marginTop="space10">
          <Box as="span" flexShrink={0}>
            <HistoryIcon decorative size="sizeIcon10" />
          </Box>
          {text('TooLate')}
        </Box>
      )}
    </>
  );
}
