import { Box } from '@twilio-paste/core/box';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';
import { useStrings } from '../../components/useStrings';
import type { StringKey } from '../../strings/text';

interface FilterSelectProps<V extends string> {
  readonly label: StringKey;
  readonly options: readonly (readonly [V, StringKey])[];
  /** Null for all. */
  readonly chosen: V | null;
  readonly onChoose: (value: V | null) => void;
}

/** One of a few, or all. */
export function FilterSelect<V extends string>({ label, options, chosen, onChoose }: FilterSelectProps<V>) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box minWidth="size10" flexGrow={[1, 1, 0]}>
      <Label htmlFor={id}>{text(label)}</Label>
      <Select
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(options.find(([value]) => value === target.value)?.[0] ?? null)}
      >
        <Option value="">{text('ListAll')}</Option>
        {options.map(([value, name]) => (
          <Option key={value} value={value}>
            {text(name)}
          </Option>
        ))}
      </Select>
    </Box>
  );
}
