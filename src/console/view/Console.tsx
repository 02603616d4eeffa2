import { Box } from '@twilio-paste/core/box';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/LiveRegion';
import { useStore } from '../../components/useStore';
import { WaitProvider } from '../../components/wait';
import type { Destination } from '../../contract/destination';
import type { Ttid } from '../../contract/sids';
import { readableName } from '../../strings/format';
import { useConsoleContext } from '../context';
import { DestinationsView } from '../destinations/DestinationsView';
import { HistoryView } from '../history/HistoryView';
import { useAudit } from '../history/useAudit';
import { Filters } from '../list/Filters';
import { ListStatus } from '../list/ListStatus';
import { LoadFailure } from '../list/LoadFailure';
import { LookUpNote } from '../list/LookUpNote';
import { findMatches, needsLookUp, type Query, withoutFilters } from '../list/query';
import { Rows } from '../list/Rows';
import { SelectionBar } from '../list/SelectionBar';
import { useQuery } from '../list/useQuery';
import { useResults } from '../list/useResults';
import { useSelection } from '../list/useSelection';
import { useIsWide } from '../pane/useIsWide';
import { ConsoleHeader } from './ConsoleHeader';
import { CurrentDialog, type DialogState } from './CurrentDialog';
import { CurrentPane, type Drafts, type PaneState } from './CurrentPane';
import { keysOf, rowButton } from './keys';
import { useViews } from './useViews';

export function Console() {
  const { webhooks, text } = useConsoleContext();
  const announce = useAnnounce();
  const listing = useStore(webhooks);
  useEffect(() => webhooks.open(), [webhooks]);
  const [query, setQuery] = useQuery();
  const results = useResults(listing, query);
  const selection = useSelection(listing);
  const { selected } = selection;
  const [dialog, setDialog] = useState<DialogState | null>(null);
  const [wanted, setPane] = useState<PaneState | null>(null);
  // A webhook that was deleted has no pane.
  const pane = wanted === null || wanted.kind === 'create' || listing.rows.has(wanted.ttid) ? wanted : null;
  const isOpen = pane !== null;
  const isWide = useIsWide();
  const opened = pane !== null && pane.kind !== 'create' ? pane.ttid : null;
  const list = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const drafts = useRef<Drafts>({ edits: new Map(), creation: null });

  const audit = useAudit();
  const isReloading = listing.loading.kind === 'in-progress';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the history is loaded again with the list.
  useEffect(() => {
    if (isReloading) audit.forget();
  }, [isReloading]);
  const views = useViews();

  const open = useCallback(
    (ttid: Ttid) => {
      // In a narrow window, the details are a dialog, which screen readers announce.
      if (!isOpen && isWide) announce(text('DetailsOpened'));
      setPane({ kind: 'details', ttid, takesFocus: false });
      // A click anywhere in the row leads here. From the name, the arrow keys lead to the next row.
      rowButton(list.current, ttid)?.focus();
    },
    [announce, text, isOpen, isWide],
  );

  function close() {
    if (beside.current?.contains(document.activeElement)) {
      // The focused control disappears.
      (rowButton(list.current, opened) ?? list.current)?.focus();
    }
    setPane(null);
  }

  useEffect(() => {
    rowButton(list.current, opened)?.scrollIntoView({ block: 'nearest' });
  }, [opened]);

  function changeQuery(changed: Query) {
    setQuery(changed);
    results.setPage(0);
  }

  function removeFilters(changed: Query) {
    changeQuery(changed);
    // The pressed button disappears, so move the focus to where the user can search again.
    searchField.current?.focus();
  }

  function showPage(page: number) {
    results.setPage(page);
    announce(text('ListPageShown', { page: String(page + 1), pages: String(results.pageCount) }));
    // Scroll to the top of the page, but leave the focus on the button to continue paging.
    if (list.current !== null) list.current.scrollTop = 0;
    list.current?.scrollIntoView({ block: 'nearest' });
  }

  /** Leads from a destination to the list, and shows there which webhooks send to it. */
  function showWebhooksOf(destination: Destination) {
    const changed = { ...withoutFilters(query), destination };
    changeQuery(changed);
    views.closeTo(list);
    const count = findMatches(listing, changed).length;
    announce(text('ListSendsToShown', { count, destination: readableName(destination.label) }));
  }

  const isNarrowed = query.search.trim() !== '' || query.destination !== null;
  if (views.current === 'history') return <HistoryView listing={listing} audit={audit} onClose={views.close} />;
  if (views.current === 'destinations') {
    return <DestinationsView listing={listing} onWebhooks={showWebhooksOf} onClose={views.close} />;
  }
  return (
    <WaitProvider until={listing.loading.kind === 'waiting' ? listing.loading.until : null}>
      <Box display="flex" flexDirection="column" rowGap="space40" height="100%">
        <ConsoleHeader
          rights={listing.rights}
          buttons={views.buttons}
          onShow={(view) => {
            audit.forget();
            views.show(view);
          }}
          onCleanup={() => setDialog({ kind: 'cleanup' })}
          onCreate={() => setPane({ kind: 'create' })}
        />
        <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space50" rowGap="space30">
          <Filters
            listing={listing}
            query={query}
            searchField={searchField}
            onChange={changeQuery}
            onDestinationRemoved={() => removeFilters({ ...query, destination: null })}
          />
          <ListStatus listing={listing} matchCount={isNarrowed ? results.matches.length : null} />
        </Box>
        <LoadFailure listing={listing} />
        {needsLookUp(query) && <LookUpNote listing={listing} />}
        {/* Where there is little room, as at a magnification of 400 %, the whole view scrolls instead of its parts. */}
        <Box
          display="flex"
          columnGap="space50"
          flexGrow={1}
          minHeight={['auto', 'auto', '20rem']}
          onKeyDown={keysOf({
            list,
            beside,
            ttids: results.rows.map(({ ttid }) => ttid),
            opened,
            follows: pane?.kind === 'details',
            onOpen: open,
            onClose: close,
          })}
        >
          <Box
            ref={list}
            tabIndex={-1}
            role="group"
            aria-label={text('ListRegion')}
            flexGrow={1}
            minWidth="size0"
            overflowY={['visible', 'visible', 'auto']}
          >
            <Rows
              listing={listing}
              query={query}
              results={results}
              selection={selection}
              opened={opened}
              hasPane={isOpen}
              onQuery={changeQuery}
              onClearFilters={() => removeFilters(withoutFilters(query))}
              onPage={showPage}
              onOpen={open}
            />
          </Box>
          <Box ref={beside} display="flex" height={['auto', 'auto', '100%']}>
            {pane !== null && (
              <CurrentPane
                pane={pane}
                listing={listing}
                results={results}
                drafts={drafts.current}
                audit={audit}
                onOpen={setPane}
                onClose={close}
                onDelete={(ttid) => setDialog({ kind: 'delete', ttids: [ttid] })}
              />
            )}
          </Box>
        </Box>
        {selected.size > 0 && (
          <SelectionBar
            count={selected.size}
            hidden={[...selected].filter((ttid) => results.rows.every((row) => row.ttid !== ttid)).length}
            onDelete={() => setDialog({ kind: 'delete', ttids: [...selected] })}
            onClear={selection.clear}
          />
        )}
      </Box>
      {dialog !== null && (
        <CurrentDialog
          dialog={dialog}
          listing={listing}
          onClose={() => {
            // Something may have been deleted before.
            audit.forget();
            setDialog(null);
          }}
          onDeleted={(count) => {
            setDialog(null);
            audit.forget();
            announce(text('DeleteDone', { count }));
            list.current?.focus();
          }}
        />
      )}
    </WaitProvider>
  );
}
