import { Box } from '@twilio-paste/core/box';
import {
  forwardRef,
  type KeyboardEvent,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { mayMoveFocus } from '../../components/focus';
import type { TimelineEvent } from '../../contract/timeline';
import { readableDay } from '../../strings/format';
import { usePanelContext } from '../context';
import { markOf, nextMarkAt } from './deliveries';
import type { SortedParameters } from './details';
import { EventRow } from './EventRow';
import { FoldRow } from './FoldRow';
import { hasRepeats, type Row } from './fold';
import { type EventLine, eventsOf, type FoldLine, type Line, lineIndexOf } from './list';
import type { SeenEvent } from './timeline';
import { useRedrawAt } from './useRedrawAt';
import { useWindow } from './useWindow';

interface RowListProps {
  readonly lines: readonly Line[];
  readonly nameOf: (seen: SeenEvent) => string | null;
  readonly parametersOf: (event: TimelineEvent) => SortedParameters;
  readonly onToggle: (line: FoldLine | EventLine) => void;
}

export interface RowListHandle {
  /** Scrolls to the line of an event. */
  readonly reveal: (eventKey: string) => void;
}

/** The list of events. Of a long list, only the lines in sight are in the page. */
export const RowList = forwardRef<RowListHandle, RowListProps>(({ lines, nameOf, parametersOf, onToggle }, ref) => {
  const { locale } = usePanelContext();
  const list = useRef<HTMLOListElement>(null);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const focused = focusedKey === null ? -1 : lines.findIndex(({ key }) => key === focusedKey);
  const { drawn, rest, reveal } = useWindow(list, lines, focused);
  const now = Date.now();
  useRedrawAt(
    drawn
      .map(({ line }) => nextMarkAt(eventsOf(line), now))
      .reduce((a, b) => (a === null || (b ?? a) < a ? b : a), null),
  );
  /** The line that gets the focus once it is drawn. */
  const wanted = useRef<string | null>(null);

  const latest = useRef({ lines, onToggle });
  latest.current = { lines, onToggle };
  const toggle = useCallback((lineKey: string) => {
    const line = latest.current.lines.find(({ key }) => key === lineKey);
    if (line !== undefined && line.kind !== 'day') latest.current.onToggle(line);
  }, []);

  useImperativeHandle(ref, () => ({ reveal: (eventKey) => reveal(lineIndexOf(lines, eventKey)) }));

  function focusLine(key: string) {
    wanted.current = key;
    setFocusedKey(key);
  }

  useLayoutEffect(() => {
    const wantedLine = [...(list.current?.children ?? [])].find(
      (line) => line.getAttribute('data-line') === wanted.current,
    );
    if (wantedLine === undefined) return;
    wanted.current = null;
    wantedLine.querySelector('button')?.focus();
  });

  useLayoutEffect(() => {
    if (focusedKey === null || focused >= 0) return;
    // The focused event was folded into a row, or is no longer in the list.
    const row = lines[lineIndexOf(lines, focusedKey)];
    if (row !== undefined && mayMoveFocus()) focusLine(row.key);
    else setFocusedKey(null);
  });

  function moveFocus(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof Element) || event.target.parentElement?.parentElement !== list.current) return;
    const rows = lines.filter(({ kind }) => kind !== 'day');
    const place = rows.findIndex(({ key }) => key === focusedKey);
    const places: Readonly<Record<string, number>> = {
      ArrowUp: place - 1,
      ArrowDown: place + 1,
      Home: 0,
      End: rows.length - 1,
    };
    const next = rows[places[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    focusLine(next.key);
  }

  return (
    <Box position="relative">
      <Box
        position="absolute"
        top="space0"
        bottom="space0"
        left="3.75rem"
        borderLeftStyle="solid"
        borderLeftWidth="borderWidth10"
        borderLeftColor="colorBorderWeaker"
      />
      <Box
        ref={list}
        as="ol"
        role="list"
        position="relative"
        // In a column, the margin above the first line is inside of the list.
        display="flex"
        flexDirection="column"
        margin="space0"
        padding="space0"
        listStyleType="none"
        style={{ overflowAnchor: 'none' }}
        onKeyDown={moveFocus}
        onFocus={({ target }) => setFocusedKey(target.closest('[data-line]')?.getAttribute('data-line') ?? null)}
        onBlur={({ relatedTarget }) => {
          if (!(relatedTarget instanceof Node && list.current?.contains(relatedTarget))) setFocusedKey(null);
        }}
      >
        {drawn.map(({ line, index, gap }) => (
          <li
            key={line.key}
            data-line={line.key}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            style={gap === 0 ? undefined : { marginTop: gap }}
          >
            {line.kind === 'day' && (
              <Box
                position="relative"
                paddingY="space20"
                paddingLeft="space20"
                backgroundColor="colorBackgroundBody"
                color="colorTextWeak"
                fontSize="fontSize20"
                fontWeight="fontWeightSemibold"
                lineHeight="lineHeight20"
              >
                {readableDay(line.at, locale)}
              </Box>
            )}
            {line.kind === 'fold' && (
              <FoldRow
                event={line.row.events[0].event}
                isAgain={line.row.events[0].isAgain}
                count={line.row.events.length}
                participant={nameOfAll(line.row, nameOf)}
                mark={markOf(line.row.events, now)}
                hasRepeats={line.isOpen && hasRepeats(line.row)}
                isOpen={line.isOpen}
                id={line.key}
                onToggle={toggle}
              />
            )}
            {line.kind === 'event' && (
              <EventRow
                event={line.seen.event}
                deliveries={line.seen.deliveries}
                sentKey={line.seen.sentKey}
                webhooks={line.seen.webhooks}
                isAgain={line.seen.isAgain}
                participant={nameOf(line.seen)}
                mark={markOf([line.seen], now)}
                isInFold={line.fold !== null}
                parametersOf={line.isOpen ? parametersOf : null}
                id={line.key}
                onToggle={toggle}
              />
            )}
          </li>
        ))}
      </Box>
      <div style={{ height: rest }} />
    </Box>
  );
});

/** Returns the name of the participant that all events of a row are about. */
function nameOfAll({ events }: Row, nameOf: (seen: SeenEvent) => string | null): string | null {
  const name = nameOf(events[0]);
  return events.every((seen) => nameOf(seen) === name) ? name : null;
}
