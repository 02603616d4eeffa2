import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { useUID } from '@twilio-paste/core/uid-library';
import { SearchIcon } from '@twilio-paste/icons/esm/SearchIcon';
import { useStrings } from '../../components/useStrings';
import { STATE_NAMES } from '../names';
import { FILTER_STATES } from '../state';
import { Choice } from './Choice';
import type { Query } from './query';

interface FiltersProps {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

/** What to look for. */
export function Filters({ query, onChange }: FiltersProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box role="search" width="100%" display="flex" flexWrap="wrap" columnGap="space50" rowGap="space40">
      <Box flexGrow={1} flexBasis="size30" minWidth="size0">
        <Label htmlFor={id}>{text('ListSearchLabel')}</Label>
        <Input
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
      <Choice
        label="ConsoleTypeLabel"
        options={[
          ['interaction', 'ConsoleTypeInteraction'],
          ['global', 'ConsoleTypeGlobal'],
        ]}
        chosen={query.type}
        onChoose={(type) => onChange({ ...query, type })}
      />
      <Choice
        label="ListMakerLabel"
        options={[
          ['ours', 'ListMakerOurs'],
          ['others', 'ListMakerOthers'],
        ]}
        chosen={query.maker}
        onChoose={(maker) => onChange({ ...query, maker })}
      />
      <Choice
        label="ConsoleStateLabel"
        options={FILTER_STATES.map((state) => [state, STATE_NAMES[state]] as const)}
        chosen={query.state}
        onChoose={(state) => onChange({ ...query, state })}
      />
    </Box>
  );
}
