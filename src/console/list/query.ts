/** The filter, search and order of the list. Pure. */
import type { Destination } from '../../contract/destination';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import { isOurs, type Listing, type Resolution } from '../listing';
import { agentsOf, customersOf, passedOnTo } from '../names';
import { receiversOf } from '../receivers';
import { GROUPS, type Group, groupOf, rankOf } from '../state';

export const SORT_KEYS = ['name', 'host', 'attachedAt'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

export interface Query {
  /** As entered. Matches any part of a name, host or ID. */
  readonly search: string;
  /** Null for all. */
  readonly group: Group | null;
  /** Only webhooks that are known to send there. Null for all. */
  readonly destination: Destination | null;
  /** Null for the usual order: by group, the latest first in each. */
  readonly sort: Sort | null;
}

export const NO_FILTERS: Query = { search: '', group: null, destination: null, sort: null };

/** Whether the query can exclude any webhook. */
export const hasFilters = ({ search, group, destination }: Query) =>
  search.trim() !== '' || group !== null || destination !== null;

/** Clears the search and the filters. Keeps the order. */
export const withoutFilters = ({ sort }: Query): Query => ({ ...NO_FILTERS, sort });

type Sources = Pick<Listing, 'rows' | 'resolutions'>;

/** Returns the webhooks that match the query, in its order. */
export function findMatches({ rows, resolutions }: Sources, query: Query): readonly WebhookRow[] {
  const search = query.search.trim().toLowerCase();
  return [...rows.values()]
    .map((webhook) => {
      const resolution = resolutions.get(webhook.ttid);
      return { webhook, resolution, group: groupOf(webhook, resolution) };
    })
    .filter((item) => isIn(item, query) && hasText(item, search))
    .sort(query.sort === null ? inUsualOrder : comparator(query.sort))
    .map(({ webhook }) => webhook);
}

interface Item {
  readonly webhook: WebhookRow;
  readonly resolution: Resolution | undefined;
  readonly group: Group | null;
}

const isIn = ({ webhook, resolution, group }: Item, wanted: Pick<Query, 'group' | 'destination'>) =>
  (wanted.group === null || group === wanted.group) &&
  (wanted.destination === null || receiversOf(webhook, resolution)?.includes(wanted.destination.key) === true);

const hasText = (item: Item, search: string) => textsOf(item).some((value) => value?.toLowerCase().includes(search));

const textsOf = ({ webhook, resolution }: Item) =>
  webhook.type === 'unreadable'
    ? [webhook.ttid]
    : [
        webhook.ttid,
        webhook.friendlyName,
        hostOf(webhook),
        ...(passedOnTo(resolution) ?? []).flatMap(({ label, sendsTo }) => [label, sendsTo?.host]),
        webhook.ours?.interactionSid,
        customersOf(resolution),
        agentsOf(resolution),
      ];

/** Our own host is none to which people think that events go. */
const hostOf = ({ isRelayed, address }: WebhookSummary) => (isRelayed ? null : (address?.host ?? null));

/** The moment that the list shows: when it was attached, or until when it waits. */
const momentOf = ({ webhook }: Item) =>
  webhook.type === 'unreadable' ? null : (webhook.ours?.attachedAt ?? webhook.waiting?.expiresAt ?? null);

function inUsualOrder(left: Item, right: Item): number {
  const difference = rankOf(left.group) - rankOf(right.group);
  return difference === 0 ? latestFirst(left, right) : difference;
}

// Compares numbers in names by value, and ignores case.
const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const SORTED_BY: Readonly<Record<SortKey, (item: Item) => string | null>> = {
  name: ({ webhook, resolution }) =>
    webhook.type === 'unreadable'
      ? null
      : (customersOf(resolution) ?? webhook.ours?.interactionSid ?? webhook.friendlyName),
  host: ({ webhook }) => (webhook.type === 'unreadable' ? null : hostOf(webhook)),
  attachedAt: momentOf,
};

/** Puts webhooks without a sort value last, in either direction. */
function comparator({ by, isDescending }: Sort) {
  const keyOf = SORTED_BY[by];
  return (left: Item, right: Item) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return isDescending ? compare(b, a) : compare(a, b);
  };
}

const latestFirst = comparator({ by: 'attachedAt', isDescending: true });

/** Returns the order after a click on a column: ascending, then descending, then the usual one. */
export function nextSort(sort: Sort | null, by: SortKey): Sort | null {
  if (sort?.by !== by) return { by, isDescending: false };
  return sort.isDescending ? null : { by, isDescending: true };
}

/** The number of webhooks in each group, and of those whose group is not known yet. */
export interface Counts {
  readonly groups: Readonly<Record<Group, number>>;
  /** Webhooks of this plugin. Each is in use or unused. */
  readonly unknown: number;
}

export function countsOf({ rows, resolutions }: Sources): Counts {
  const groups = { 'in-use': 0, global: 0, waiting: 0, unused: 0, outside: 0 };
  let unknown = 0;
  for (const webhook of rows.values()) {
    const resolution = resolutions.get(webhook.ttid);
    const group = groupOf(webhook, resolution);
    if (group !== null) groups[group] += 1;
    else if (isOurs(webhook) && resolution?.state !== 'gone') unknown += 1;
  }
  return { groups, unknown };
}

/** The groups of this plugin's webhooks, which are known only after a lookup. */
export const isLookedUp = (group: Group | null) => group === 'in-use' || group === 'unused';

/** Whether a lookup of more webhooks may add matches. */
export const needsLookUp = ({ group, destination }: Query) => isLookedUp(group) || destination !== null;

export const isGroup = (text: string | null): text is Group => GROUPS.some((group) => group === text);
