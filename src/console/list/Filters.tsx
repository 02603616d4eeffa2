import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useUID } from '@twilio-paste/core/uid-library';
import { SearchIcon } from '@twilio-paste/icons/esm/SearchIcon';
import type { Ref } from 'react';
import { useStrings } from '../../components/useStrings';
import type { StringKey } from '../../strings/text';
import { STATE_NAMES } from '../names';
import { FILTER_STATES } from '../state';
import { hasFilters, type Query } from './query';

interface FiltersProps {
  readonly query: Query;
  readonly searchField: Ref<HTMLInputElement>;
  readonly onChange: (query: Query) => void;
  readonly onClear: () => void;
}

export function Filters({ query, searchField, onChange, onClear }: FiltersProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box role="search" width="100%" display="flex" flexWrap="wrap" columnGap="space50" rowGap="space40">
      <Box flexGrow={1} flexBasis="size30" minWidth="size0">
        <Label htmlFor={id}>{text('ListSearchLabel')}</Label>
        <Input
          ref={searchField}
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={text('ListSearchPrompt')}
          insertBefore={<SearchIcon decorative />}
          value={query.search}
          onChange={({ target }) => onChange({ ...query, search: target.value })}
        />
      </Box>
      <FilterSelect
        label="ConsoleTypeLabel"
        options={[
          ['interaction', 'ConsoleTypeInteraction'],
          ['global', 'ConsoleTypeGlobal'],
        ]}
        value={query.type}
        onChange={(type) => onChange({ ...query, type })}
      />
      <FilterSelect
        label="ListMakerLabel"
        options={[
          ['ours', 'ListMakerOurs'],
          ['others', 'ListMakerOthers'],
        ]}
        value={query.maker}
        onChange={(maker) => onChange({ ...query, maker })}
      />
      <FilterSelect
        label="ConsoleStateLabel"
        options={FILTER_STATES.map((state) => [state, STATE_NAMES[state]] as const)}
        value={query.state}
        onChange={(state) => onChange({ ...query, state })}
      />
      {hasFilters(query) && (
        // In line with the text of the fields, or on a line of its own where there is no room.
        <Box alignSelf="flex-end" paddingY="space30">
          <Button variant="link" onClick={onClear}>
            {text('ListClearFilters')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

interface FilterSelectProps<V extends string> {
  readonly label: StringKey;
  readonly options: readonly (readonly [V, StringKey])[];
  /** Null for all. */
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
}

function FilterSelect<V extends string>({ label, options, value, onChange }: FilterSelectProps<V>) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box minWidth="size10" flexGrow={[1, 1, 0]}>
      <Label htmlFor={id}>{text(label)}</Label>
      <Select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onChange(options.find(([option]) => option === target.value)?.[0] ?? null)}
      >
        <Option value="">{text('ListAll')}</Option>
        {options.map(([option, name]) => (
          <Option key={option} value={option}>
            {text(name)}
          </Option>
        ))}
      </Select>
    </Box>
  );
}
