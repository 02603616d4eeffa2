/** The geometry of the strip, which shows an interaction's length with its events on it. Pure. */
import { isFailure } from './kinds';
import type { SeenEvent } from './timeline';

/** Moments in epoch milliseconds. */
export interface StripTimes {
  /** When the task began, if known. */
  readonly startedAt: number | null;
  /** When the webhook was attached, if known. */
  readonly attachedAt: number | null;
  readonly now: number;
  /** Whether more events may come. Otherwise the strip ends with the last one. */
  readonly isLive: boolean;
}

/** The mark of one event, or of several too near to each other. */
export interface Tick {
  /** The left edge and the width, in px. */
  readonly x: number;
  readonly width: number;
  readonly isFailure: boolean;
  /** The key of the newest of its events. */
  readonly key: string;
}

export interface Strip {
  /** In epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  /** From left to right. */
  readonly ticks: readonly Tick[];
}

export const TICK_WIDTH = 2;
export const WIDE_TICK_WIDTH = 4;

/** The most that the clock of the functions is expected to be ahead of the browser's, in ms. */
const MAX_AHEAD_MS = 60 * 60 * 1000;

/** Returns the strip of events, newest first, with a width in px; null if neither an event nor its end is known. */
export function stripOf(events: readonly SeenEvent[], times: StripTimes, width: number): Strip | null {
  const moments = events.map(({ event }) => Date.parse(event.receivedAt));
  // A wrong time in the future would squeeze all others together.
  const possible = moments.filter((at) => at <= times.now + MAX_AHEAD_MS);
  const ends = times.isLive ? [...possible, times.now] : possible;
  if (ends.length === 0) return null;
  const end = ends.reduce((a, b) => Math.max(a, b));
  const start = [...possible, times.startedAt ?? end, times.attachedAt ?? end].reduce((a, b) => Math.min(a, b), end);
  const strip = { start, end };
  return {
    ...strip,
    ticks: ticksOf(events, (index) => positionOf(moments[index] ?? end, strip, width - WIDE_TICK_WIDTH)),
  };
}

/** Returns where a moment is on a strip, from 0 to `width`. */
export const positionOf = (at: number, { start, end }: Pick<Strip, 'start' | 'end'>, width: number) =>
  end > start ? (Math.min(Math.max(at - start, 0), end - start) / (end - start)) * width : width;

function ticksOf(events: readonly SeenEvent[], xOf: (index: number) => number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const seen = events[index];
    const last = ticks[ticks.length - 1];
    if (seen === undefined) continue;
    const x = xOf(index);
    // Two marks need a gap of one pixel between them.
    if (last === undefined || x >= last.x + last.width + 1) {
      ticks.push({ x, width: TICK_WIDTH, isFailure: isFailure(seen.event), key: seen.key });
    } else {
      ticks[ticks.length - 1] = {
        x: last.x,
        width: WIDE_TICK_WIDTH,
        isFailure: last.isFailure || isFailure(seen.event),
        key: seen.key,
      };
    }
  }
  return ticks;
}

/** Returns the key of the event whose tick is nearest to a position in px. */
export function nearestTick(ticks: readonly Tick[], x: number): string | null {
  const distance = (tick: Tick) => Math.abs(tick.x + tick.width / 2 - x);
  const [first, ...others] = ticks;
  if (first === undefined) return null;
  return others.reduce((nearest, tick) => (distance(tick) <= distance(nearest) ? tick : nearest), first).key;
}
