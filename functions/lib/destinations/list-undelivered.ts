/**
 * Lists the events that destinations have not got, of all interactions: those that are tried again, and those that were
 * given up. The sixteen maps of the outbox are read one after another, as many pages as there is time for.
 */
import type { OutboxPosition } from '../../../src/contract/paging';
import { fail, ok } from '../../../src/contract/result';
import type { Undelivered } from '../../../src/contract/undelivered';
import type { Operation } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';
import { type EntryPage, syncOutbox } from '../twilio/outbox';
import { type EntryId, OUTBOX_MAPS } from '../twilio/outbox-keys';
import { describeEntry } from './describe-entry';
import { entryIdOf, textOf } from './entry-text';

/** The number of events from which an answer is long enough. */
const ENOUGH = 500;

interface Place {
  /** The index of the map. */
  readonly map: number;
  /** Null for the beginning of the map. */
  readonly after: EntryId | null;
}

export const listUndelivered: Operation<'listUndelivered'> = async (context, { from }) => {
  const { deadline, http, io, settings } = context;
  const outbox = syncOutbox(http, settings.recordsServiceSid, io);
  const entries: Undelivered[] = [];
  let place: Place | null = placeAt(from);
  for (let isFirst = true; place !== null; isFirst = false) {
    if (!isFirst && (entries.length >= ENOUGH || !deadline.allowsListing())) break;
    const page = await outbox.list(OUTBOX_MAPS[place.map] ?? '', { after: place.after });
    if (!page.ok && isFirst) return fail(failureOf(page.failure));
    if (!page.ok) break;
    const undelivered = page.value.entries.filter(({ entry }) => entry.state !== 'delivered');
    entries.push(...undelivered.map((listed) => describeEntry(listed, context)));
    place = following(place, page.value);
  }
  return ok({ entries, next: place && positionOf(place) });
};

function placeAt(from: OutboxPosition | null): Place {
  if (from === null) return { map: 0, after: null };
  return { map: Number.parseInt(from.slice(0, 1), 16), after: from.length === 1 ? null : entryIdOf(from) };
}

/** Returns null after the last page of the last map. */
function following({ map }: Place, { next }: EntryPage): Place | null {
  if (next !== null) return { map, after: next };
  return map + 1 < OUTBOX_MAPS.length ? { map: map + 1, after: null } : null;
}

const positionOf = ({ map, after }: Place) => (after === null ? map.toString(16) : textOf(after)) as OutboxPosition;
