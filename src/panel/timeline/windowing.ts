/** Decides which lines of a long list are drawn. Pure. */

/** The lines drawn beyond each edge, so that the next ones are there before they are scrolled into sight. */
export const OVERSCAN = 8;

/** Returns where each line begins, in px from the top of the list, and at the end where the last one ends. */
export function offsetsOf<T>(lines: readonly T[], heightOf: (line: T) => number): readonly number[] {
  const offsets = [0];
  let end = 0;
  for (const line of lines) {
    end += heightOf(line);
    offsets.push(end);
  }
  return offsets;
}

/** Part of the list's height, in px from its top. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Returns the indexes of the lines to draw, in order: those in sight, some beyond each edge, and the focused line with
 * its neighbors, so that the focus stays and Tab moves on from there.
 */
export function drawnLines(offsets: readonly number[], { top, bottom }: Sight, focused: number): readonly number[] {
  const count = offsets.length - 1;
  const from = Math.max(0, lineAt(offsets, top) - OVERSCAN);
  const to = Math.min(count, lineAt(offsets, bottom) + 1 + OVERSCAN);
  const drawn = new Set<number>();
  for (let index = from; index < to; index += 1) drawn.add(index);
  if (focused >= 0) {
    for (let index = Math.max(0, focused - 1); index <= Math.min(count - 1, focused + 1); index += 1) drawn.add(index);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** Returns the index of the line at a height, or of the nearest one. */
export function lineAt(offsets: readonly number[], height: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
