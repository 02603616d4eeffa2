/** Which webhooks a person wants to see, and in which order. Pure. */
import type { Ttid } from '../../contract/sids';
import type { WebhookSummary, WebhookType } from '../../contract/webhooks';
import type { Listing, Resolution } from '../listing';
import { type FilterState, stateOf } from '../state';

export const SORT_KEYS = ['name', 'address', 'attachedAt'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

export interface Query {
  /** As typed: what a name, address or identifier has to contain. */
  readonly search: string;
  /** Null: both. */
  readonly type: WebhookType | null;
  /** Null: whoever made them. */
  readonly maker: 'ours' | 'others' | null;
  /** Null: whatever their state, also if it is not known. */
  readonly state: FilterState | null;
  /** Null: as Twilio lists them. */
  readonly sort: Sort | null;
}

export const EVERYTHING: Query = { search: '', type: null, maker: null, state: null, sort: null };

/** Whether the query leaves anything out. */
export const isNarrow = ({ search, type, maker, state }: Query) =>
  search.trim() !== '' || type !== null || maker !== null || state !== null;

interface Sources extends Pick<Listing, 'rows'> {
  readonly resolutions: ReadonlyMap<Ttid, Pick<Resolution, 'state'>>;
}

/** The webhooks that the query asks for, in its order. */
export function select({ rows, resolutions }: Sources, query: Query): readonly WebhookSummary[] {
  const search = query.search.trim().toLowerCase();
  const found = [...rows.values()].filter(
    (webhook) =>
      (query.type === null || webhook.type === query.type) &&
      (query.maker === null || (query.maker === 'ours') === (webhook.ours !== null)) &&
      (query.state === null || stateOf(webhook, resolutions.get(webhook.ttid)) === query.state) &&
      contains(webhook, search),
  );
  return query.sort === null ? found : found.sort(comparing(query.sort));
}

const contains = ({ ttid, friendlyName, address, ours }: WebhookSummary, search: string) =>
  [ttid, friendlyName, address, ours?.interactionSid].some((said) => said?.toLowerCase().includes(search));

// Names differ by their numbers as people count, and not by case.
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const SORTED_BY: Readonly<Record<SortKey, (webhook: WebhookSummary) => string | null>> = {
  name: ({ friendlyName }) => friendlyName,
  address: ({ address }) => address,
  attachedAt: ({ ours }) => ours?.attachedAt ?? null,
};

/** What has nothing to be sorted by comes last, whichever way round. */
function comparing({ by, isDescending }: Sort) {
  const keyOf = SORTED_BY[by];
  return (left: WebhookSummary, right: WebhookSummary) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return isDescending ? compare(b, a) : compare(a, b);
  };
}

/** The order after a click on a column: upwards, downwards, as Twilio lists them. */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  if (sort?.by !== by) return { by, isDescending: false };
  return sort.isDescending ? null : { by, isDescending: true };
}
