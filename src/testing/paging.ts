/** Where lists continue, for tests. */
import type { Continuation, PageCursor, SweepPosition } from '../contract/paging';

export const END = { kind: 'end' } as const;
export const CUT_OFF = { kind: 'cut-off' } as const;

export const cursorOf = (text: string) => text as PageCursor;
export const positionOf = (text: string) => text as SweepPosition;

export const moreFrom = (text: string): Continuation<PageCursor> => ({ kind: 'more', from: cursorOf(text) });
export const moreToSweep = (text: string): Continuation<SweepPosition> => ({ kind: 'more', from: positionOf(text) });
