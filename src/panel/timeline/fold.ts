/** Folds similar events in a row into one row of the timeline. Pure. */
import { isKnownEvent } from '../../contract/events';
import { isFailure, isOfGroup } from './kinds';
import type { SeenEvent } from './timeline';

/** A row of the timeline: one event, or at least three similar ones. */
export interface Row {
  /** The key of its oldest event, so that a row remains the same when newer events join it. */
  readonly key: string;
  /** Newest first. */
  readonly events: readonly [SeenEvent, ...SeenEvent[]];
}

/** Two events are folded only if less time than this, in ms, is between them. */
export const FOLD_MS = 60_000;

const FEWEST_FOLDED = 3;

/** Folds adjacent events of the same kind. Takes and returns the newest first. */
export function foldedRows(events: readonly SeenEvent[]): readonly Row[] {
  const rows: Row[] = [];
  let run: SeenEvent[] = [];
  let kind: string | null = null;
  let oldestAt = 0;
  for (const seen of events) {
    const nextKind = kindOf(seen);
    const at = Date.parse(seen.event.receivedAt);
    if (kind === null || nextKind !== kind || oldestAt - at >= FOLD_MS) {
      rows.push(...rowsOf(run));
      run = [];
    }
    run.push(seen);
    kind = nextKind;
    oldestAt = at;
  }
  return [...rows, ...rowsOf(run)];
}

/** Each event in its own row. */
export const unfoldedRows = (events: readonly SeenEvent[]): readonly Row[] => events.map(rowOf);

const rowOf = (seen: SeenEvent): Row => ({ key: seen.key, events: [seen] });

function rowsOf(run: readonly SeenEvent[]): readonly Row[] {
  const [newest, ...older] = run;
  const oldest = older[older.length - 1];
  if (newest === undefined || oldest === undefined || run.length < FEWEST_FOLDED) return run.map(rowOf);
  return [{ key: oldest.key, events: [newest, ...older] }];
}

/** Events of the same kind have the same sentence, apart from names. Returns null for an event that is never folded. */
function kindOf({ event, isAgain }: SeenEvent): string | null {
  const { type, parameters } = event;
  if (!isKnownEvent(type) || isFailure(event)) return null;
  const { ParticipantType, ChannelSid, ChannelStatus, MediaChannelType } = parameters;
  return JSON.stringify(
    isOfGroup(event, 'participant')
      ? [type, ParticipantType]
      : [type, ChannelSid, ChannelStatus, MediaChannelType, isAgain],
  );
}

/** Returns whether two events of a row have the same content, so that one of them may be a repetition. */
export const hasRepeats = ({ events }: Row) =>
  new Set(events.map(({ event }) => JSON.stringify(Object.entries(event.parameters).sort()))).size < events.length;
