/** The lines of the timeline's list. Pure. */
import type { Row } from './fold';
import type { SeenEvent } from './timeline';

export type Line = DayLine | FoldLine | EventLine;

/** Begins the events of a day. */
export interface DayLine {
  readonly kind: 'day';
  readonly key: string;
  /** ISO 8601 of the day's newest event. */
  readonly at: string;
}

/** Folded events. They follow in lines of their own while it is open. */
export interface FoldLine {
  readonly kind: 'fold';
  readonly key: string;
  readonly row: Row;
  readonly isOpen: boolean;
}

export interface EventLine {
  readonly kind: 'event';
  readonly key: string;
  readonly seen: SeenEvent;
  readonly isOpen: boolean;
  /** The key of the line that it is folded into; null if it is not folded. */
  readonly fold: string | null;
}

interface Days {
  /** Names the day of a moment in ISO 8601. */
  readonly of: (at: string) => string;
  readonly today: string;
}

/** Returns the lines of the rows. Lines whose keys are in `open` are open, and folded events if one of them is. */
export function linesOf(rows: readonly Row[], open: ReadonlySet<string>, days: Days): readonly Line[] {
  const lines: Line[] = [];
  let day = days.today;
  for (const row of rows) {
    const at = row.events[0].event.receivedAt;
    const rowDay = days.of(at);
    if (rowDay !== day) lines.push({ kind: 'day', key: `day ${rowDay}`, at });
    day = rowDay;
    const fold = row.events.length > 1 ? `fold ${row.key}` : null;
    if (fold !== null) {
      const isOpen = open.has(fold) || row.events.some(({ key }) => open.has(key));
      lines.push({ kind: 'fold', key: fold, row, isOpen });
      if (!isOpen) continue;
    }
    for (const seen of row.events) {
      lines.push({ kind: 'event', key: seen.key, seen, isOpen: open.has(seen.key), fold });
    }
  }
  return lines;
}

/** Opens a closed line, or closes an open one with all that it contains. */
export function toggled(open: ReadonlySet<string>, line: FoldLine | EventLine): ReadonlySet<string> {
  const next = new Set(open);
  if (!line.isOpen) return next.add(line.key);
  next.delete(line.key);
  if (line.kind === 'fold') for (const { key } of line.row.events) next.delete(key);
  else if (line.fold !== null) next.add(line.fold);
  return next;
}

/** Returns the events that a line shows. */
export function eventsOf(line: Line): readonly SeenEvent[] {
  switch (line.kind) {
    case 'day':
      return [];
    case 'fold':
      return line.row.events;
    case 'event':
      return [line.seen];
  }
}

/** Returns the index of the line that shows the event, or of the line that it is folded into; -1 if there is none. */
export const lineIndexOf = (lines: readonly Line[], eventKey: string): number => {
  const own = lines.findIndex(({ kind, key }) => kind === 'event' && key === eventKey);
  if (own >= 0) return own;
  return lines.findIndex((line) => line.kind === 'fold' && line.row.events.some(({ key }) => key === eventKey));
};
