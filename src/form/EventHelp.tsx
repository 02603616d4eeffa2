import { Box } from '@twilio-paste/core/box';
import { HistoryIcon } from '@twilio-paste/icons/esm/HistoryIcon';
import { useStrings } from '../components/useStrings';
import { EVENTS, type EventName } from '../contract/events';
import { EVENT_TEXTS } from '../strings/labels';

interface EventHelpProps {
  readonly name: EventName;
  /** Whether the interaction has begun. */
  readonly hasBegun: boolean;
}

/** Explains when an event fires, and whether it is too late for it. */
export function EventHelp({ name, hasBegun }: EventHelpProps) {
  const { text } = useStrings();
  return (
    <>
      {text(EVENT_TEXTS[name])}
      {hasBegun && !EVENTS[name].firesOnRunning && (
        <Box as="span" display="flex" columnGap="space20" marginTop="space10">
          <Box as="span" flexShrink={0}>
            <HistoryIcon decorative size="sizeIcon10" />
          </Box>
          {text('FormTooLate')}
        </Box>
      )}
    </>
  );
}
