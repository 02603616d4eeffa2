import { Box } from '@twilio-paste/core/box';
import { Checkbox, CheckboxGroup } from '@twilio-paste/core/checkbox';
import { useStrings } from '../components/useStrings';
import { EVENT_NAMES, EVENTS, type EventGroup, type EventName } from '../contract/events';
import { GROUP_TEXTS } from '../strings/labels';
import { EventHelp } from './EventHelp';

interface EventGroupFieldProps {
  readonly group: EventGroup;
  readonly chosen: readonly EventName[];
  readonly hasBegun: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: (event: EventName) => void;
}

/** Events keep the names that Twilio's documentation uses. */
export function EventGroupField({ group, chosen, hasBegun, isDisabled, onToggle }: EventGroupFieldProps) {
  const { text } = useStrings();
  const events = EVENT_NAMES.filter((name) => EVENTS[name].group === group);
  return (
    <Box marginTop="space60">
      <CheckboxGroup name="events" legend={text(GROUP_TEXTS[group])} disabled={isDisabled}>
        {events.map((name) => (
          <Checkbox
            key={name}
            value={name}
            checked={chosen.includes(name)}
            helpText={<EventHelp name={name} hasBegun={hasBegun} />}
            onChange={() => onToggle(name)}
          >
            {name}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </Box>
  );
}
