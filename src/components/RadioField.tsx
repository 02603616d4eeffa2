import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';

interface RadioFieldProps<V extends string> {
  readonly name: string;
  readonly label: StringKey;
  readonly help: StringKey;
  /** Each value with its label. */
  readonly options: readonly (readonly [V, string])[];
  readonly chosen: V;
  readonly isDisabled: boolean;
  readonly onChoose: (value: V) => void;
}

export function RadioField<V extends string>(props: RadioFieldProps<V>) {
  const { name, label, help, options, chosen, isDisabled, onChoose } = props;
  const { text } = useStrings();
  return (
    <RadioGroup
      name={name}
      legend={text(label)}
      helpText={text(help)}
      value={chosen}
      disabled={isDisabled}
      onChange={(picked) => onChoose(options.find(([value]) => value === picked)?.[0] ?? chosen)}
    >
      {options.map(([value, optionLabel]) => (
        <Radio key={value} value={value}>
          {optionLabel}
        </Radio>
      ))}
    </RadioGroup>
  );
}
