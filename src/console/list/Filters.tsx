import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { CloseIcon } from '@twilio-paste/icons/esm/CloseIcon';
import { SearchIcon } from '@twilio-paste/icons/esm/SearchIcon';
import { type Ref, useMemo } from 'react';
import { useStrings } from '../../components/useStrings';
import { readableCount, readableName } from '../../strings/format';
import type { StringKey } from '../../strings/text';
import type { Listing } from '../listing';
import { GROUPS, type Group } from '../state';
import { FilterButton } from './FilterButton';
import { countsOf, isLookedUp, type Query } from './query';

interface FiltersProps {
  readonly listing: Listing;
  readonly query: Query;
  readonly searchField: Ref<HTMLInputElement>;
  readonly onChange: (query: Query) => void;
  readonly onDestinationRemoved: () => void;
}

const NAMES: Readonly<Record<Group, StringKey>> = {
  'in-use': 'StateInUse',
  global: 'ConsoleTypeGlobal',
  waiting: 'StateWaiting',
  unused: 'StateUnused',
  outside: 'ListGroupOutside',
};

/** One button for each group with the number of its webhooks, one for the destination, and the search. */
export function Filters({ listing, query, searchField, onChange, onDestinationRemoved }: FiltersProps) {
  const { text, locale } = useStrings();
  const { rows, resolutions } = listing;
  const counts = useMemo(() => countsOf({ rows, resolutions }), [rows, resolutions]);
  // Most accounts have no program that asks for webhooks.
  const groups = GROUPS.filter((group) => group !== 'waiting' || counts.groups[group] > 0 || query.group === group);

  function countOf(group: Group): string {
    const count = readableCount(counts.groups[group], locale);
    if (!isLookedUp(group) || counts.unknown === 0) return count;
    return counts.groups[group] === 0 ? text('ListCounting') : text('ListAtLeast', { count });
  }

  return (
    <>
      <Box
        role="group"
        aria-label={text('ListFilters')}
        display="flex"
        flexWrap="wrap"
        columnGap="space30"
        rowGap="space30"
      >
        {groups.map((group) => (
          <FilterButton
            key={group}
            name={text(NAMES[group])}
            detail={countOf(group)}
            isPressed={query.group === group}
            onClick={() => onChange({ ...query, group })}
          />
        ))}
        <FilterButton
          name={text('ListAll')}
          detail={readableCount(rows.size, locale)}
          isPressed={query.group === null}
          onClick={() => onChange({ ...query, group: null })}
        />
        {query.destination !== null && (
          <FilterButton
            name={text('ListSendsTo', { destination: readableName(query.destination.label) })}
            detail={<CloseIcon decorative size="sizeIcon10" />}
            isPressed
            onClick={onDestinationRemoved}
          />
        )}
      </Box>
      <Box role="search" flexGrow={1} maxWidth={['none', 'none', 'size40']}>
        <Input
          ref={searchField}
          aria-label={text('ListSearchLabel')}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={text('ListSearchPrompt')}
          insertBefore={<SearchIcon decorative />}
          value={query.search}
          onChange={({ target }) => onChange({ ...query, search: target.value })}
        />
      </Box>
    </>
  );
}
