import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { useStrings } from '../components/useStrings';
import type { EventName } from '../contract/events';
import { EVENT_LABELS, EVENT_TEXTS } from '../strings/labels';

export interface EventBoxesProps {
  readonly chosen: readonly EventName[];
  /** Whether the labels are the names of the API, with an explanation below. */
  readonly isTechnical: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: (event: EventName) => void;
}

interface Props extends EventBoxesProps {
  readonly names: readonly EventName[];
}

/** A checkbox for each event. Its plain name has the API's as a tooltip. */
export function EventBoxes({ names, chosen, isTechnical, isDisabled, onToggle }: Props) {
  const { text } = useStrings();
  return (
    <Box display="flex" flexDirection="column" rowGap="space30">
      {names.map((name) => (
        <Checkbox
          key={name}
          name="events"
          value={name}
          checked={chosen.includes(name)}
          disabled={isDisabled}
          {...(isTechnical ? { helpText: text(EVENT_TEXTS[name]) } : {})}
          onChange={() => onToggle(name)}
        >
          {isTechnical ? name : <span title={name}>{text(EVENT_LABELS[name])}</span>}
        </Checkbox>
      ))}
    </Box>
  );
}
