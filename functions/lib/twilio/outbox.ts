/**
 * The outbox: the events that a destination has not got yet, in sixteen maps of the private Sync service, which no Flex
 * token can reach. For each event and destination there are
 *
 * - the form, at most a week: it is dropped once it is delivered, but a late request can add it again,
 * - an entry with what became of it, whose revision lets one invocation at a time try it,
 * - reminders, each with the moment at which to look at the entry. A list of the map begins with what is due.
 *
 * A request can take effect a minute after this code has given up on it, and an invocation can end between any two
 * requests. So the callers keep these rules:
 *
 * 1. An entry is added last, so that where it is, its form and a reminder are, too.
 * 2. Before an entry gets a new moment, there is a reminder of it. Entries get only later moments.
 * 3. A reminder is dropped only when its entry has a later moment, or needs none anymore.
 *
 * Source: Twilio's OpenAPI (twilio_sync_v1).
 */
import * as v from 'valibot';
import { moment } from '../../../src/contract/moments';
import { outcome } from '../../../src/contract/outcome';
import { fail, ok } from '../../../src/contract/result';
import { interactionSid } from '../../../src/contract/sids';
import { sendInto } from './collections';
import { nullIfAbsent, type Reply, type TwilioHttp, UNCLEAR } from './http';
import type { Io } from './io';
import {
  type EntryId,
  entryIdIn,
  entryKey,
  formKey,
  keyBeforeEntries,
  mapOf,
  type Reminder,
  reminderIn,
  reminderKey,
} from './outbox-keys';
import { read } from './read';
import { type Item, isKeyTaken, isOutdated, readItem } from './sync';

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/** How long each kind of item lives after it was last written, in seconds. */
export const OUTBOX_LIFETIMES_S = {
  entry: 30 * DAY_S,
  /** Long enough that a late request cannot add the entry again. */
  delivered: HOUR_S,
  form: 7 * DAY_S,
  /** Longer than an event is tried. */
  reminder: 26 * HOUR_S,
} as const;

const entry = v.object({
  interaction: interactionSid,
  /** Twilio's `EventType`, shortened. */
  type: v.string(),
  /** `trying` during an attempt, or when an invocation ended in the middle of one. The last two are final. */
  state: v.picklist(['waiting', 'trying', 'delivered', 'stopped']),
  firstAt: moment,
  /** The number of attempts, the one in progress among them. */
  attempts: v.number(),
  /** The moment of the last attempt that has ended; null before. */
  lastAt: v.nullable(moment),
  lastOutcome: v.nullable(outcome),
  /** The moment of the next attempt; null if none is planned. */
  nextAt: v.nullable(moment),
});

/** The state of one event at one destination. */
export type OutboxEntry = v.InferOutput<typeof entry>;

export interface StoredEntry {
  readonly revision: string;
  /** How long ago it was written, in ms by Twilio's clock. */
  readonly ageMs: number;
  readonly entry: OutboxEntry;
}

/** The fields of a request from Twilio; a repeated field is a list. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Pairs, because valibot's records drop names such as `constructor`. */
const storedForm = v.object({ fields: v.array(v.tuple([v.string(), v.union([v.string(), v.array(v.string())])])) });

export interface EntryPage {
  readonly entries: readonly ListedEntry[];
  /** The entry after which to read the next page; null if this is the last one. */
  readonly next: EntryId | null;
}

export interface ListedEntry {
  readonly id: EntryId;
  readonly entry: OutboxEntry;
}

export interface DuePage {
  readonly reminders: readonly Reminder[];
  /** The reminder after which to read the next page; null if this is the last one. */
  readonly next: Reminder | null;
}

export interface Outbox {
  /** Stores a form. Succeeds if it is stored already. */
  addForm(id: EntryId, form: Form): Promise<Reply<null>>;
  /** Adds a reminder to look at an entry at `at`, in epoch milliseconds. */
  remind(id: EntryId, at: number): Promise<Reply<Reminder>>;
  /** Adds an entry. If there is one already, changes nothing. Returns the entry that is there. */
  add(id: EntryId, entry: OutboxEntry): Promise<Reply<OutboxEntry>>;
  /** Returns null for an entry that cannot be read, too. */
  read(id: EntryId): Promise<Reply<StoredEntry | null>>;
  readForm(id: EntryId): Promise<Reply<Form | null>>;
  /** Replaces an entry. Returns null if it has changed since it was read. */
  replace(id: EntryId, seen: StoredEntry, next: OutboxEntry): Promise<Reply<StoredEntry | null>>;
  /** Writes that an event was delivered, whatever the entry says now, because this stays true. */
  close(id: EntryId, delivered: OutboxEntry): Promise<Reply<null>>;
  dropForm(id: EntryId): Promise<Reply<null>>;
  drop(reminder: Reminder): Promise<Reply<null>>;
  /** Lists the earliest reminders of a map, up to `now` in epoch milliseconds, or those after another page. */
  due(map: string, now: number, after?: Reminder | null): Promise<Reply<DuePage>>;
  /** Lists entries of a map, or those of one attachment, after an entry or from the start. */
  list(map: string, range?: { readonly relay?: string; readonly after?: EntryId | null }): Promise<Reply<EntryPage>>;
}

const PAGE_SIZE = 50;

const items = v.object({
  items: v.array(v.object({ key: v.string(), data: v.unknown() })),
  meta: v.object({ next_page_url: v.nullish(v.string()) }),
});

export function syncOutbox(http: TwilioHttp, serviceSid: string, { nonce }: Pick<Io, 'nonce'>): Outbox {
  const maps = `https://sync.twilio.com/v1/Services/${serviceSid}/Maps`;
  const itemsOf = (map: string) => `${maps}/${map}/Items`;
  const itemAt = ({ relay }: Pick<EntryId, 'relay'>, key: string) =>
    `${itemsOf(mapOf(relay))}/${encodeURIComponent(key)}`;

  /** Adds an item. May be repeated, because Sync refuses a key that is taken. */
  const create = ({ relay }: EntryId, key: string, data: object, seconds: number) => {
    const uniqueName = mapOf(relay);
    const form = { Key: key, Data: JSON.stringify(data), ItemTtl: String(seconds) };
    return sendInto(http, { all: maps, uniqueName }, () =>
      http({ method: 'POST', url: itemsOf(uniqueName), form, idempotent: true }),
    );
  };

  const fetchEntry = async (id: EntryId) => {
    const found = nullIfAbsent(readItem(await http({ method: 'GET', url: itemAt(id, entryKey(id)) })));
    return found.ok ? ok(found.value && storedIn(found.value)) : found;
  };

  const remove = async (id: EntryId, key: string) =>
    withoutValue(await http({ method: 'DELETE', url: itemAt(id, key) }));

  /** Lists a page of a map's items. There are none if there is no such map. */
  const listFrom = async (map: string, start: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ Order: 'asc', PageSize: String(PAGE_SIZE), ...start });
    const page = nullIfAbsent(read(items, await http({ method: 'GET', url: `${itemsOf(map)}?${query}` })));
    return page.ok ? ok({ found: page.value?.items ?? [], hasMore: !!page.value?.meta.next_page_url }) : page;
  };

  return {
    addForm: async (id, form) => {
      const created = await create(id, formKey(id), { fields: Object.entries(form) }, OUTBOX_LIFETIMES_S.form);
      return created.ok || isKeyTaken(created.failure) ? ok(null) : created;
    },

    remind: async (id, at) => {
      const key = reminderKey(id, at, nonce());
      const created = await create(id, key, {}, OUTBOX_LIFETIMES_S.reminder);
      // Only an earlier attempt at the same request can have used this key.
      return created.ok || isKeyTaken(created.failure) ? ok({ key, id, at }) : created;
    },

    add: async (id, added) => {
      const created = await create(id, entryKey(id), added, OUTBOX_LIFETIMES_S.entry);
      if (created.ok) return ok(added);
      if (!isKeyTaken(created.failure)) return created;
      const found = await fetchEntry(id);
      if (!found.ok) return found;
      return found.value === null ? fail(UNCLEAR) : ok(found.value.entry);
    },

    read: fetchEntry,

    readForm: async (id) => {
      const found = nullIfAbsent(readItem(await http({ method: 'GET', url: itemAt(id, formKey(id)) })));
      return found.ok ? ok(found.value && formIn(found.value.data)) : found;
    },

    replace: async (id, { revision }, next) => {
      const form = { Data: JSON.stringify(next), ItemTtl: String(OUTBOX_LIFETIMES_S.entry) };
      const url = itemAt(id, entryKey(id));
      const written = readItem(await http({ method: 'POST', url, form, ifMatch: revision }));
      if (written.ok) return ok({ revision: written.value.revision, ageMs: written.value.ageMs, entry: next });
      return isOutdated(written.failure) ? ok(null) : written;
    },

    close: async (id, delivered) => {
      const form = { Data: JSON.stringify(delivered), ItemTtl: String(OUTBOX_LIFETIMES_S.delivered) };
      const url = itemAt(id, entryKey(id));
      return withoutValue(await http({ method: 'POST', url, form, idempotent: true }));
    },

    dropForm: (id) => remove(id, formKey(id)),

    drop: ({ id, key }) => remove(id, key),

    due: async (map, now, after = null) => {
      const page = await listFrom(map, after === null ? {} : { From: after.key, Bounds: 'exclusive' });
      if (!page.ok) return page;
      const reminders = page.value.found.flatMap(({ key }) => reminderIn(key) ?? []).filter(({ at }) => at <= now);
      const last = reminders.at(-1) ?? null;
      return ok({ reminders, next: page.value.hasMore && last?.key === page.value.found.at(-1)?.key ? last : null });
    },

    list: async (map, { relay = '', after = null } = {}) => {
      const page = await listFrom(
        map,
        after === null ? { From: keyBeforeEntries(relay) } : { From: entryKey(after), Bounds: 'exclusive' },
      );
      if (!page.ok) return page;
      const { found, hasMore } = page.value;
      const last = entryIdIn(found.at(-1)?.key ?? '');
      const entries = found.flatMap(({ key, data }) => listedEntry(key, data));
      return ok({
        entries: entries.filter(({ id }) => id.relay.startsWith(relay)),
        next: hasMore && last?.relay.startsWith(relay) ? last : null,
      });
    },
  };
}

function storedIn({ revision, ageMs, data }: Item): StoredEntry | null {
  const parsed = v.safeParse(entry, data);
  return parsed.success ? { revision, ageMs, entry: parsed.output } : null;
}

function formIn(data: unknown): Form | null {
  const parsed = v.safeParse(storedForm, data);
  return parsed.success ? Object.fromEntries(parsed.output.fields) : null;
}

/** Skips what is no entry, and an entry that cannot be read. */
function listedEntry(key: string, data: unknown): ListedEntry[] {
  const id = entryIdIn(key);
  const parsed = v.safeParse(entry, data);
  return id !== null && parsed.success ? [{ id, entry: parsed.output }] : [];
}

/** Drops the value of a reply. Succeeds if there is no such item. */
function withoutValue(reply: Reply<unknown>): Reply<null> {
  const found = nullIfAbsent(reply);
  return found.ok ? ok(null) : found;
}
