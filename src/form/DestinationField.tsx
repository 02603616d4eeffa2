import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';
import type { Destination } from '../contract/binding';
import { usePanelTools } from '../panel/tools';

interface DestinationFieldProps {
  readonly destinations: readonly Destination[];
  /** The key of the chosen one. */
  readonly chosen: string | null;
  readonly isMissing: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (key: string) => void;
}

/** More than these are a list to open instead of one to look over. */
const MOST_RADIOS = 4;

/** The named destinations that are open to this person. */
export const DestinationField = (props: DestinationFieldProps) =>
  props.destinations.length > MOST_RADIOS ? <DestinationSelect {...props} /> : <DestinationRadios {...props} />;

function DestinationRadios({ destinations, chosen, isMissing, isDisabled, onChoose }: DestinationFieldProps) {
  const { text } = usePanelTools();
  return (
    <RadioGroup
      name="destination"
      legend={text('DestinationLabel')}
      helpText={text('DestinationHelp')}
      value={chosen ?? ''}
      disabled={isDisabled}
      onChange={onChoose}
      {...(isMissing ? { errorText: text('DestinationMissing') } : {})}
    >
      {destinations.map(({ key, label }) => (
        <Radio key={key} value={key}>
          {label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function DestinationSelect({ destinations, chosen, isMissing, isDisabled, onChoose }: DestinationFieldProps) {
  const { text } = usePanelTools();
  const id = useUID();
  return (
    <Box>
      <Label htmlFor={id}>{text('DestinationLabel')}</Label>
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
          {text('DestinationPrompt')}
        </Option>
        {destinations.map(({ key, label }) => (
          <Option key={key} value={key}>
            {label}
          </Option>
        ))}
      </Select>
      <HelpText id={`${id}-help`} variant={isMissing ? 'error' : 'default'}>
        {text(isMissing ? 'DestinationMissing' : 'DestinationHelp')}
      </HelpText>
    </Box>
  );
}
