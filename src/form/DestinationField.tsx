import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';

import { useStrings } from '../components/useStrings';
import { INSPECTOR } from '../contract/destination';
import { destinationLabel } from '../strings/labels';

import type { StringKey } from '../strings/text';
import { ANOTHER_URL, type DestinationOptions } from './draft';

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

/** A longer list becomes a select, which takes less room. */
const MAX_RADIOS = 4;

export const DestinationField = (props: DestinationFieldProps) =>
  props.options.destinations.length > MAX_RADIOS ? <DestinationSelect {...props} /> : <DestinationRadios {...props} />;

const helpFor = ({ canUseUrl }: DestinationOptions): StringKey =>
  canUseUrl ? 'FormDestinationOrUrlHelp' : 'FormDestinationHelp';

function DestinationRadios({ options, inspectorHelp, chosen, isMissing, isDisabled, onChoose }: DestinationFieldProps) {
  const { text } = useStrings();
  return (
    <RadioGroup
      name="destination"
      legend={text('FormDestinationLabel')}
      helpText={text(helpFor(options))}
      value={chosen ?? ''}
      disabled={isDisabled}
      onChange={onChoose}
      {...(isMissing ? { errorText: text('FormDestinationMissing') } : {})}
    >
      {options.destinations.map((destination) => (
        <Radio
          key={destination.key}
          value={destination.key}
          {...(destination.key === INSPECTOR.key ? { helpText: text(inspectorHelp) } : {})}
        >
          {destinationLabel(destination, text)}
        </Radio>
      ))}
      {options.canUseUrl && <Radio value={ANOTHER_URL}>{text('FormAnotherUrl')}</Radio>}
    </RadioGroup>
  );
}

function DestinationSelect({ options, inspectorHelp, chosen, isMissing, isDisabled, onChoose }: DestinationFieldProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box>
      <Label htmlFor={id}>{text('FormDestinationLabel')}</Label>
      <Select
        id={id}
        name="destination"
        aria-describedby={`${id}-help`}
        value={chosen ?? ''}
        disabled={isDisabled}
        hasError={isMissing}
        onChange={({ target }) => onChoose(target.value)}
      >
        <Option value="" disabled>
          {text('FormDestinationPrompt')}
        </Option>
        {options.destinations.map((destination) => (
          <Option key={destination.key} value={destination.key}>
            {destinationLabel(destination, text)}
          </Option>
        ))}
        {options.canUseUrl && <Option value={ANOTHER_URL}>{text('FormAnotherUrl')}</Option>}
      </Select>
      <HelpText id={`${id}-help`} variant={isMissing ? 'error' : 'default'}>
        {text(isMissing ? 'FormDestinationMissing' : chosen === INSPECTOR.key ? inspectorHelp : helpFor(options))}
      </HelpText>
    </Box>
  );
}
