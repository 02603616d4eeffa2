import { Box } from '@twilio-paste/core/box';
import { useRef } from 'react';
import { readableDuration, readableTimer } from '../../strings/durations';
import { usePanelContext } from '../context';
import { isFailure } from './kinds';
import { nearestTick, positionOf, stripOf } from './stripGeometry';
import type { SeenEvent } from './timeline';
import { useNow } from './useNow';
import { useWidth } from './useWidth';

interface StripProps {
  readonly events: readonly SeenEvent[];
  /** In epoch milliseconds; null if it is unknown. */
  readonly startedAt: number | null;
  /** ISO 8601; null if it is unknown. */
  readonly attachedAt: string | null;
  /** Whether more events may come. */
  readonly isLive: boolean;
  /** Since when the connection is lost, in epoch milliseconds; null while there is one. */
  readonly lostAt: number | null;
  /** Called with the key of the event whose tick was clicked. */
  readonly onPick: (eventKey: string) => void;
}

const HEIGHT = 20;
/** The room of half a label below the strip, in px. */
const HALF_LABEL = 40;

/**
 * Shows the interaction from left to right, with a tick for each event. A screen reader reads its summary; everything
 * else is in the list, too.
 */
export function Strip({ events, startedAt, attachedAt, isLive, lostAt, onPick }: StripProps) {
  const { text, locale } = usePanelContext();
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box) ?? 0;
  const times = {
    startedAt,
    attachedAt: attachedAt === null ? null : Date.parse(attachedAt),
    now: useNow(isLive),
    isLive,
  };
  const strip = stripOf(events, times, width);
  if (strip === null) return null;

  const { start, end, ticks } = strip;
  const attached = times.attachedAt !== null && times.attachedAt > start ? Math.min(times.attachedAt, end) : null;
  const attachedX = attached === null ? 0 : positionOf(attached, strip, width);
  const lostX = lostAt === null ? width : positionOf(lostAt, strip, width);
  const failures = events.filter(({ event }) => isFailure(event)).length;
  const summary = [
    text('TimelineStripEvents', { count: events.length, duration: readableDuration(end - start, locale) }),
    ...(attached === null
      ? []
      : [text('TimelineStripAttachedAfter', { duration: readableDuration(attached - start, locale) })]),
    ...(failures === 0 ? [] : [text('TimelineStripFailures', { count: failures })]),
  ];
  const total = readableTimer(end - start, locale);

  return (
    <Box ref={box} width="100%" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight10">
      <Box
        as="svg"
        role="img"
        aria-label={summary.join(', ')}
        display="block"
        width="100%"
        height={`${HEIGHT}px`}
        onClick={({ clientX, currentTarget }) => {
          const key = nearestTick(ticks, clientX - currentTarget.getBoundingClientRect().left);
          if (key !== null) onPick(key);
        }}
      >
        <Line from={0} to={attachedX} color="colorTextWeaker" />
        <Line from={attachedX} to={lostX} color="colorTextPrimary" />
        <Line from={lostX} to={width} color="colorTextWeaker" isBroken />
        {ticks.map((tick) => (
          <Box key={tick.key} as="g" color={tick.isFailure ? 'colorTextError' : 'colorTextPrimary'}>
            <rect
              x={tick.x}
              width={tick.width}
              y={tick.isFailure ? 0 : 4}
              height={tick.isFailure ? HEIGHT : HEIGHT - 8}
              fill="currentColor"
            />
          </Box>
        ))}
        {!isLive && <rect x={width - 1} width={1} height={HEIGHT} fill="currentColor" />}
      </Box>
      {/* Screen readers have the same in the summary. */}
      <Box aria-hidden display="flex" justifyContent="space-between" position="relative">
        <span>{readableTimer(0, locale)}</span>
        {attached !== null && (
          <span
            style={{
              position: 'absolute',
              left: Math.min(Math.max(attachedX, 2 * HALF_LABEL), width - 3 * HALF_LABEL),
              transform: 'translateX(-50%)',
            }}
          >
            {text('TimelineStripAttached', { time: readableTimer(attached - start, locale) })}
          </span>
        )}
        <span>{isLive ? text('TimelineStripLive', { time: total }) : total}</span>
      </Box>
    </Box>
  );
}

interface LineProps {
  readonly from: number;
  readonly to: number;
  readonly color: 'colorTextWeaker' | 'colorTextPrimary';
  readonly isBroken?: boolean;
}

const Line = ({ from, to, color, isBroken = false }: LineProps) => (
  <Box as="g" color={color}>
    <line
      x1={from}
      x2={Math.max(from, to)}
      y1={HEIGHT / 2}
      y2={HEIGHT / 2}
      stroke="currentColor"
      strokeWidth={3}
      strokeDasharray={isBroken ? '2 2' : undefined}
    />
  </Box>
);
