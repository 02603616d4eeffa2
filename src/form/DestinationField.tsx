import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';
import { useStrings } from '../components/useStrings';
import { INSPECTOR } from '../contract/binding';
import { destinationLabel } from '../strings/labels';
import type { StringKey } from '../strings/text';
import { ANOTHER_URL, type DestinationOptions } from './draft';

interface DestinationFieldProps {
  readonly openings: DestinationOptions;
  /** What the inspector does for what the form is about. */
  readonly inspectorHelp: StringKey;
  /** The key of the chosen one, or `ANOTHER_URL`. */
  readonly chosen: string | null;
  readonly isMissing: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (key: string) => void;
}

/** More than these are a list to open instead of one to look over. */
const MOST_RADIOS = 4;

/** The named destinations that are open to this person, and last the way to a URL of their own. */
export const DestinationField = (props: DestinationFieldProps) =>
  props.openings.destinations.length > MOST_RADIOS ? (
    <DestinationSelect {...props} />
  ) : (
    <DestinationRadios {...props} />
  );

const helpFor = ({ canUseUrl }: DestinationOptions): StringKey =>
  canUseUrl ? 'FormDestinationOrUrlHelp' : 'FormDestinationHelp';

function DestinationRadios({
  openings,
  inspectorHelp,
  chosen,
  isMissing,
  isDisabled,
  onChoose,
}: DestinationFieldProps) {
  const { text } = useStrings();
  return (
    <RadioGroup
      name="destination"
      legend={text('FormDestinationLabel')}
      helpText={text(helpFor(openings))}
      value={chosen ?? ''}
      disabled={isDisabled}
      onChange={onChoose}
      {...(isMissing ? { errorText: text('FormDestinationMissing') } : {})}
    >
      {openings.destinations.map((destination) => (
        <Radio
          key={destination.key}
          value={destination.key}
          {...(destination.key === INSPECTOR.key ? { helpText: text(inspectorHelp) } : {})}
        >
          {destinationLabel(destination, text)}
        </Radio>
      ))}
      {openings.canUseUrl && <Radio value={ANOTHER_URL}>{text('FormAnotherUrl')}</Radio>}
    </RadioGroup>
  );
}

function DestinationSelect({
  openings,
  inspectorHelp,
  chosen,
  isMissing,
  isDisabled,
  onChoose,
}: DestinationFieldProps) {
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
        {openings.destinations.map((destination) => (
          <Option key={destination.key} value={destination.key}>
            {destinationLabel(destination, text)}
          </Option>
        ))}
        {openings.canUseUrl && <Option value={ANOTHER_URL}>{text('FormAnotherUrl')}</Option>}
      </Select>
      <HelpText id={`${id}-help`} variant={isMissing ? 'error' : 'default'}>
        {text(isMissing ? 'FormDestinationMissing' : chosen === INSPECTOR.key ? inspectorHelp : helpFor(openings))}
      </HelpText>
    </Box>
  );
}
