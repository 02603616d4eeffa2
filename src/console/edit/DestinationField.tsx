import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../../components/useStrings';
import { INSPECTOR } from '../../contract/destination';
import { ANOTHER_URL, type DestinationOptions } from '../../form/draft';
import { destinationLabel } from '../../strings/labels';
import type { StringKey } from '../../strings/text';

interface DestinationFieldProps {
  readonly options: DestinationOptions;
  /** The inspector's help text for this kind of webhook. */
  readonly inspectorHelp: StringKey;
  /** The key of the selected destination, or `ANOTHER_URL`. */
  readonly chosen: string | null;
  readonly isMissing: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (key: string) => void;
}

/** Of a longer list, the others are shown on demand. */
const MAX_ROWS = 5;

/** One row for each destination. They are radio buttons, because a webhook of the console sends to only one. */
export function DestinationField(props: DestinationFieldProps) {
  const { options, inspectorHelp, chosen, isMissing, isDisabled, onChoose } = props;
  const { text } = useStrings();
  const rows = useRef<HTMLDivElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const { destinations } = options;
  const shown = isWhole ? destinations : destinations.filter(({ key }, at) => at < MAX_ROWS || key === chosen);
  const hidden = destinations.length - shown.length;

  useEffect(() => {
    // The button that had the focus has disappeared.
    if (isWhole) rows.current?.querySelectorAll('input')[MAX_ROWS]?.focus();
  }, [isWhole]);

  return (
    <Box ref={rows} width="100%">
      <RadioGroup
        name="destination"
        legend={text('FormDestinationLabel')}
        value={chosen ?? ''}
        disabled={isDisabled}
        onChange={onChoose}
        {...(isMissing ? { errorText: text('FormDestinationMissing') } : {})}
      >
        {/* Paste leaves a radio button as it was if the group has no value, so each one says its own state. */}
        {shown.map((destination) => (
          <Radio
            key={destination.key}
            value={destination.key}
            checked={destination.key === chosen}
            {...(destination.key === INSPECTOR.key ? { helpText: text(inspectorHelp) } : {})}
          >
            {destinationLabel(destination, text)}
          </Radio>
        ))}
        {options.canUseUrl && (
          <Radio value={ANOTHER_URL} checked={chosen === ANOTHER_URL}>
            {text('FormAnotherUrl')}
          </Radio>
        )}
      </RadioGroup>
      {hidden > 0 && (
        <Box marginTop="space30">
          <Button variant="link" onClick={() => setIsWhole(true)}>
            {text('FormShowDestinations', { count: hidden })}
          </Button>
        </Box>
      )}
    </Box>
  );
}
