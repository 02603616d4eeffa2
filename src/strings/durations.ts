/** Formats durations for people, in the language that Flex is set to. */
import { oncePerLocale } from './locales';

const SECOND_MS = 1000;
/** Each unit in seconds, the longest first. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const twoDigitsIn = oncePerLocale((locale) => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
const longIn = unitsIn('long');
const narrowIn = unitsIn('narrow');

function unitsIn(unitDisplay: 'long' | 'narrow') {
  return oncePerLocale(
    (locale) =>
      new Map(UNITS.map(([unit]) => [unit, new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay })])),
  );
}

/** Formats milliseconds in the two longest units, as in `5 minutes 22 seconds`. */
export const readableDuration = (ms: number, locale: string) => inTwoUnits(ms, longIn(locale));

const millisecondsIn = oncePerLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }),
);

/** Formats a short time in milliseconds, as in `210 ms`. */
export const readableMilliseconds = (ms: number, locale: string) => millisecondsIn(locale).format(ms);

/** Formats milliseconds like a stopwatch, as in `5:22` and `1:05:22`, and days as in `2d 5h`. */
export function readableTimer(ms: number, locale: string): string {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = partsOf(ms);
  if (days > 0) return inTwoUnits(ms, narrowIn(locale));
  const twoDigits = (part: number) => twoDigitsIn(locale).format(part);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}` : `${minutes}:${twoDigits(seconds)}`;
}

function inTwoUnits(ms: number, formats: ReadonlyMap<string, Intl.NumberFormat>): string {
  const parts = partsOf(ms).map((count, index) => ({ count, unit: UNITS[index]?.[0] ?? 'second' }));
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first === -1 ? -1 : first)
    .slice(0, 2)
    .filter(({ count }, index) => count > 0 || index === 0)
    .map(({ count, unit }) => formats.get(unit)?.format(count) ?? '')
    .join(' ');
}

/** Splits milliseconds into days, hours, minutes and seconds. */
function partsOf(ms: number): readonly number[] {
  let rest = Math.floor(ms / SECOND_MS);
  return UNITS.map(([, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count;
  });
}
