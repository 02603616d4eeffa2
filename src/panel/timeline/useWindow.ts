import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { Line } from './list';
import { scrollerOf } from './scroller';
import { drawnLines, lineAt, offsetsOf, type Sight } from './windowing';

/** The height of a closed line: 28 px at the usual size of text. */
const LINE_REM = 1.75;
const USUAL_REM_PX = 16;

/** The list is drawn again after every few lines of scrolling: fewer than are drawn beyond each edge. */
const STEP_LINES = 4;

interface DrawnLine {
  readonly line: Line;
  readonly index: number;
  /** The height of the lines above that are not drawn, in px. */
  readonly gap: number;
}

export interface Window {
  readonly drawn: readonly DrawnLine[];
  /** The height of the lines below that are not drawn, in px. */
  readonly rest: number;
  /** Scrolls to a line, or to the beginning if there is no such line. */
  readonly reveal: (index: number) => void;
}

/**
 * Chooses the lines of a list to draw: those in sight, and the focused one. The children of `list` are
 * those lines, in the order of `drawn`. Lines that are added above those in sight do not move them.
 *
 * @param focused The index of the line with the focus, or -1.
 */
export function useWindow(list: RefObject<HTMLElement>, lines: readonly Line[], focused: number): Window {
  /** The measured heights of open lines, in px, by key. */
  const heights = useRef(new Map<string, number>());
  const sight = useRef<Sight>({ top: 0, bottom: 0 });
  /** The first line in sight and where it begins, while the beginning of the list is scrolled out of sight. */
  const anchor = useRef<{ readonly key: string; readonly offset: number } | null>(null);
  const [, redraw] = useReducer((times: number) => times + 1, 0);

  const lineHeight = LINE_REM * remPx();
  const offsets = offsetsOf(lines, (line) => (isOpen(line) && heights.current.get(line.key)) || lineHeight);
  const indexes = drawnLines(offsets, sight.current, focused);
  const end = offsets[lines.length] ?? 0;

  /** Scrolls by as much as the lines in sight have moved. */
  function keepInPlace(element: HTMLElement) {
    const before = anchor.current;
    const index = before === null ? -1 : lines.findIndex(({ key }) => key === before.key);
    if (before !== null && index >= 0) scrollerOf(element).scrollTop += (offsets[index] ?? 0) - before.offset;
  }

  /** Reads the page, and draws again if other lines are in sight or have another height. */
  function look(element: HTMLElement) {
    let isChanged = false;
    indexes.forEach((index, place) => {
      const line = lines[index];
      const height = element.children[place]?.getBoundingClientRect().height;
      if (line === undefined || height === undefined || !isOpen(line) || heights.current.get(line.key) === height)
        return;
      heights.current.set(line.key, height);
      isChanged = true;
    });
    const { top } = element.getBoundingClientRect();
    const step = STEP_LINES * lineHeight;
    const next = { top: Math.floor(-top / step) * step, bottom: Math.ceil((window.innerHeight - top) / step) * step };
    isChanged ||= next.top !== sight.current.top || next.bottom !== sight.current.bottom;
    sight.current = next;
    const hidden = scrollerOf(element).getBoundingClientRect().top - top;
    const first = hidden > 0 ? lineAt(offsets, hidden) : -1;
    const line = lines[first];
    anchor.current = line === undefined ? null : { key: line.key, offset: offsets[first] ?? 0 };
    if (isChanged) redraw();
  }

  const lookNow = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    lookNow.current = () => look(element);
    keepInPlace(element);
    look(element);
  });

  useEffect(() => {
    const onMove = () => lookNow.current();
    // Any element around the list may scroll.
    document.addEventListener('scroll', onMove, { capture: true, passive: true });
    window.addEventListener('resize', onMove);
    return () => {
      document.removeEventListener('scroll', onMove, { capture: true });
      window.removeEventListener('resize', onMove);
    };
  }, []);

  return {
    drawn: indexes.flatMap((index, place) => {
      const line = lines[index];
      const above = place === 0 ? 0 : (indexes[place - 1] ?? 0) + 1;
      return line === undefined ? [] : [{ line, index, gap: (offsets[index] ?? 0) - (offsets[above] ?? 0) }];
    }),
    rest: end - (offsets[(indexes[indexes.length - 1] ?? -1) + 1] ?? 0),
    reveal(index) {
      const element = list.current;
      if (element === null) return;
      const scroller = scrollerOf(element);
      const { top, height } = scroller.getBoundingClientRect();
      // Below the bar, which covers the top.
      const place = top + height / 3;
      anchor.current = null;
      scroller.scrollTop += element.getBoundingClientRect().top + (offsets[index] ?? 0) - place;
    },
  };
}

const isOpen = (line: Line) => line.kind !== 'day' && line.isOpen;

/** The size of text that the person has chosen in the browser, in px. */
const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || USUAL_REM_PX;
