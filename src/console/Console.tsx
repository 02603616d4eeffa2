import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { useCallback, useRef, useState } from 'react';
import { Stack } from '../components/Stack';
import { useTell } from '../components/tell';
import { WaitProvider } from '../components/wait';
import type { Ttid } from '../contract/sids';
import { ConsoleHeader } from './ConsoleHeader';
import { useConsoleContext } from './context';
import { Filters } from './list/Filters';
import { ListStatus } from './list/ListStatus';
import { LoadFailure } from './list/LoadFailure';
import { EVERYTHING, isNarrow, type Query } from './list/query';
import { Rows } from './list/Rows';
import { SelectionBar } from './list/SelectionBar';
import { StateNote } from './list/StateNote';
import { useFound } from './list/useFound';
import { useListing } from './list/useListing';
import { useSelection } from './list/useSelection';
import { OpenDialog, type Opened } from './OpenDialog';

/** All of the account's webhooks: to look for, and to do something about. */
export function Console() {
  const { webhooks, text } = useConsoleContext();
  const tell = useTell();
  const listing = useListing(webhooks);
  const [query, setQuery] = useState(EVERYTHING);
  const { found, page, rows, turn } = useFound(listing, query);
  const { selected, toggle, setAll, clear } = useSelection(listing);
  const [opened, setOpened] = useState<Opened | null>(null);
  const region = useRef<HTMLDivElement>(null);
  const open = useCallback((ttid: Ttid) => setOpened({ kind: 'details', ttid }), []);
  const isLoading = listing.loading.kind === 'under-way' || listing.loading.kind === 'waiting';

  function look(changed: Query) {
    setQuery(changed);
    turn(0);
  }

  function turnTo(next: number, pages: number) {
    turn(next);
    tell(text('ListPageShown', { page: String(next + 1), pages: String(pages) }));
    // The page's beginning; the focus stays on the button, for whoever goes on turning.
    region.current?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <WaitProvider until={listing.loading.kind === 'waiting' ? listing.loading.until : null}>
      <Stack gap="space60">
        <ConsoleHeader rights={listing.rights} onOpen={(kind) => setOpened({ kind })} />
        <Filters query={query} onChange={look} />
        <LoadFailure listing={listing} />
        <Box ref={region} tabIndex={-1} role="group" aria-label={text('ListRegion')} width="100%">
          <Box display="flex" flexDirection="column" rowGap="space50">
            <ListStatus listing={listing} found={isNarrow(query) ? found.length : null} />
            {query.state !== null && <StateNote listing={listing} query={query} />}
            {selected.size > 0 && (
              <SelectionBar
                count={selected.size}
                hidden={[...selected].filter((ttid) => rows.every((row) => row.ttid !== ttid)).length}
                onDelete={() => setOpened({ kind: 'delete', ttids: [...selected] })}
                onClear={clear}
              />
            )}
            <Rows
              listing={listing}
              query={query}
              found={found}
              page={page}
              rows={rows}
              selected={selected}
              isLoading={isLoading}
              onQuery={look}
              onTurn={turnTo}
              onSelect={toggle}
              onSelectAll={setAll}
              onOpen={open}
            />
          </Box>
        </Box>
        <Text as="p" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
          {text('CommonNotice')}
        </Text>
      </Stack>
      {opened !== null && (
        <OpenDialog
          opened={opened}
          listing={listing}
          onOpen={setOpened}
          onClose={() => setOpened(null)}
          onDeleted={(count) => {
            setOpened(null);
            tell(text('DeleteDone', { count }));
            region.current?.focus();
          }}
        />
      )}
    </WaitProvider>
  );
}
