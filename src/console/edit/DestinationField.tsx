import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { useStrings } from '../../components/useStrings';
import { INSPECTOR } from '../../contract/destination';
import { ANOTHER_URL, type DestinationOptions } from '../../form/draft';
import { ExpandableField } from '../../form/ExpandableField';
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

/** One row for each destination. They are radio buttons, because a webhook of the console sends to only one. */
export function DestinationField(props: DestinationFieldProps) {
  const { options, inspectorHelp, chosen, isMissing, isDisabled, onChoose } = props;
  const { text } = useStrings();

  return (
    <ExpandableField rows={options.destinations} isKept={({ key }) => key === chosen}>
      {(shown) => (
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
      )}
    </ExpandableField>
  );
}
