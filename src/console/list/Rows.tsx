import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import { isLoading, type Listing } from '../listing';
import { EmptyState } from './EmptyState';
import { Pagination } from './Pagination';
import { hasFilters, type Query } from './query';
import type { Results } from './useResults';
import type { Selection } from './useSelection';
import { WebhookTable } from './WebhookTable';

interface RowsProps {
  readonly listing: Listing;
  readonly query: Query;
  readonly results: Results;
  readonly selection: Selection;
  /** The webhook in the pane. */
  readonly opened: Ttid | null;
  /** Whether a pane takes a part of the room. */
  readonly hasPane: boolean;
  readonly onQuery: (query: Query) => void;
  readonly onClearFilters: () => void;
  readonly onPage: (page: number) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

/** The current page of rows, or the reason why there are none. */
export function Rows(props: RowsProps) {
  const { listing, query, results, selection, opened, hasPane, onQuery, onClearFilters, onPage, onOpen } = props;
  const { text } = useStrings();
  const { rows, resolutions, loading } = listing;
  if (rows.size === 0) {
    if (isLoading(loading)) return <RowsSkeleton />;
    return loading.kind === 'complete' ? <EmptyState heading="ListEmptyHeading" text="ListEmptyText" /> : null;
  }
  if (results.matches.length === 0 && hasFilters(query)) {
    return (
      <EmptyState heading="ListNothingFoundHeading" text="ListNothingFoundText">
        <Button variant="secondary" onClick={onClearFilters}>
          {text('ListNothingFoundClear')}
        </Button>
      </EmptyState>
    );
  }
  const { page, pageCount } = results;
  return (
    <>
      <WebhookTable
        webhooks={results.rows}
        resolutions={resolutions}
        sort={query.sort}
        selection={selection}
        opened={opened}
        hasPane={hasPane}
        isBusy={isLoading(loading)}
        onSort={(sort) => onQuery({ ...query, sort })}
        onOpen={onOpen}
      />
      {pageCount > 1 && (
        <Box paddingY="space40">
          <Pagination page={page} pageCount={pageCount} onPage={onPage} />
        </Box>
      )}
    </>
  );
}

const SKELETON_ROWS = [0, 1, 2, 3, 4];

/** Hidden from screen readers, because the status line says that the list is loading. */
const RowsSkeleton = () => (
  <Box aria-hidden="true" display="flex" flexDirection="column" rowGap="space50" paddingY="space50">
    {SKELETON_ROWS.map((row) => (
      <SkeletonLoader key={row} height="size10" />
    ))}
  </Box>
);
