import { Button } from '@twilio-paste/core/button';
import { useStrings } from '../../components/useStrings';
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary } from '../../contract/webhooks';
import type { Listing } from '../listing';
import { EmptyState } from './EmptyState';
import { LoadingRows } from './LoadingRows';
import { Pagination } from './Pagination';
import { pagesOf } from './paging';
import { hasFilters, NO_FILTERS, type Query } from './query';
import { WebhookTable } from './WebhookTable';

interface RowsProps {
  readonly listing: Listing;
  readonly query: Query;
  /** All that the query found. */
  readonly found: readonly WebhookSummary[];
  readonly page: number;
  /** Those of the page. */
  readonly rows: readonly WebhookSummary[];
  readonly selected: ReadonlySet<Ttid>;
  readonly isLoading: boolean;
  readonly onQuery: (query: Query) => void;
  readonly onTurn: (page: number, pages: number) => void;
  readonly onSelect: (ttid: Ttid) => void;
  readonly onSelectAll: (ttids: readonly Ttid[], isSelected: boolean) => void;
  readonly onOpen: (ttid: Ttid) => void;
}

/** The rows, or why there are none. */
export function Rows(props: RowsProps) {
  const { listing, query, found, page, rows, selected, isLoading, onQuery, onTurn, ...actions } = props;
  const { text } = useStrings();
  if (listing.rows.size === 0) {
    if (isLoading) return <LoadingRows />;
    return listing.loading.kind === 'complete' ? <EmptyState heading="ListEmptyHeading" text="ListEmptyText" /> : null;
  }
  if (found.length === 0 && hasFilters(query)) {
    return (
      <EmptyState heading="ListNothingFoundHeading" text="ListNothingFoundText">
        <Button variant="secondary" onClick={() => onQuery({ ...NO_FILTERS, sort: query.sort })}>
          {text('ListClearFilters')}
        </Button>
      </EmptyState>
    );
  }
  const pages = pagesOf(found.length);
  return (
    <>
      <WebhookTable
        webhooks={rows}
        resolutions={listing.resolutions}
        sort={query.sort}
        selected={selected}
        isBusy={isLoading}
        onSort={(sort) => onQuery({ ...query, sort })}
        {...actions}
      />
      {pages > 1 && <Pagination page={page} pages={pages} onPage={(next) => onTurn(next, pages)} />}
    </>
  );
}
