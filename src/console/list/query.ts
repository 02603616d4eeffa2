/** Filters and sort order of the list. Pure. */
import type { Ttid } from '../../contract/sids';
import type { WebhookRow, WebhookSummary, WebhookType } from '../../contract/webhooks';
import { isOurs, type Listing, type Resolution } from '../listing';
import { type FilterState, stateOf } from '../state';

export const SORT_KEYS = ['name', 'host', 'attachedAt'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

export interface Query {
  /** As entered. Matches any part of a name, host or ID. */
  readonly search: string;
  /** Null for both. */
  readonly type: WebhookType | null;
  /** Null for any. */
  readonly maker: 'ours' | 'others' | null;
  /** Null for any, including unknown. */
  readonly state: FilterState | null;
  /** Null for Twilio’s order. */
  readonly sort: Sort | null;
}

export const NO_FILTERS: Query = { search: '', type: null, maker: null, state: null, sort: null };

/** Whether the query can exclude any webhook. */
export const hasFilters = ({ search, type, maker, state }: Query) =>
  search.trim() !== '' || type !== null || maker !== null || state !== null;

/** Clears the search and all filters. Keeps the order. */
export const withoutFilters = ({ sort }: Query): Query => ({ ...NO_FILTERS, sort });

interface Sources extends Pick<Listing, 'rows'> {
  readonly resolutions: ReadonlyMap<Ttid, Pick<Resolution, 'state'>>;
}

/** Returns the webhooks that match the query, in its order. */
export function findMatches({ rows, resolutions }: Sources, query: Query): readonly WebhookRow[] {
  const search = query.search.trim().toLowerCase();
  const matches = [...rows.values()].filter(
    (webhook) =>
      // A webhook that cannot be read may be of either type.
      (query.type === null || webhook.type === 'unreadable' || webhook.type === query.type) &&
      (query.maker === null || (query.maker === 'ours') === isOurs(webhook)) &&
      (query.state === null || stateOf(webhook, resolutions.get(webhook.ttid)) === query.state) &&
      hasText(webhook, search),
  );
  return query.sort === null ? matches : matches.sort(comparator(query.sort));
}

const hasText = (webhook: WebhookRow, search: string) =>
  textsOf(webhook).some((value) => value?.toLowerCase().includes(search));

const textsOf = (webhook: WebhookRow) =>
  webhook.type === 'unreadable'
    ? [webhook.ttid]
    : [webhook.ttid, webhook.friendlyName, webhook.address?.host, webhook.ours?.interactionSid];

// Compares numbers in names by value, and ignores case.
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const SORTED_BY: Readonly<Record<SortKey, (webhook: WebhookSummary) => string | null>> = {
  name: ({ friendlyName }) => friendlyName,
  host: ({ address }) => address?.host ?? null,
  attachedAt: ({ ours }) => ours?.attachedAt ?? null,
};

/** Puts webhooks without a sort value last, in either direction. */
function comparator({ by, isDescending }: Sort) {
  const keyOf = (webhook: WebhookRow) => (webhook.type === 'unreadable' ? null : SORTED_BY[by](webhook));
  return (left: WebhookRow, right: WebhookRow) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return isDescending ? compare(b, a) : compare(a, b);
  };
}

/** Returns the order after a click on a column: ascending, then descending, then Twilio’s order. */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  if (sort?.by !== by) return { by, isDescending: false };
  return sort.isDescending ? null : { by, isDescending: true };
}
