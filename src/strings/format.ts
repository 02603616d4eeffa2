/** Formats values for people, in the language that Flex is set to. */

import { oncePerLocale } from './locales';

const numbersIn = oncePerLocale((locale) => new Intl.NumberFormat(locale));
const timesIn = oncePerLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const momentsIn = oncePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
);
const timesOfDayIn = oncePerLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const secondsIn = oncePerLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const daysIn = oncePerLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }),
);

/** Formats a number, such as `10,000`. */
export const readableCount = (count: number, locale: string) => numbersIn(locale).format(count);

/** Formats a date and time, given in ISO 8601, to the minute. Returns any other text as it is. */
export const readableTime = (iso: string, locale: string) => readableDate(Date.parse(iso), iso, timesIn(locale));

/** Formats a date and time, given in ISO 8601, to the second. Returns any other text as it is. */
export const readableMoment = (iso: string, locale: string) => readableDate(Date.parse(iso), iso, momentsIn(locale));

/** Formats the time of day of a moment, given in epoch milliseconds. */
export const readableTimeOfDay = (at: number, locale: string) => readableDate(at, '', timesOfDayIn(locale));

/** Formats a moment, given in ISO 8601, as a day. */
export const readableDay = (iso: string, locale: string) => readableDate(Date.parse(iso), iso, daysIn(locale));

/** Formats the time of a moment, given in ISO 8601, to the second and without a.m. or p.m., as in `3:13:17`. */
export function readableSeconds(iso: string, locale: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const parts = secondsIn(locale).formatToParts(date);
  return parts
    .filter(({ type }) => type !== 'dayPeriod')
    .map(({ value }) => value)
    .join('')
    .trim();
}

/** Formats a moment, given in ISO 8601: the time if it is today, otherwise also the date. */
export function readableSince(iso: string, locale: string, now: number): string {
  const at = Date.parse(iso);
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return readableDate(at, iso, isToday ? timesOfDayIn(locale) : timesIn(locale));
}

/** Returns `otherwise` for a number that is no point in time, because `Intl` throws then. */
function readableDate(at: number, otherwise: string, format: Intl.DateTimeFormat): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? otherwise : format.format(date);
}

/** Emoji, and joiners within words of scripts that need them. */
const JOINED =
  /\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?(\ufe0f?\u200d\p{Extended_Pictographic})*\ufe0f?|[\u0600-\u0dff][\u200c\u200d](?=[\u0600-\u0dff])/u;

/**
 * Characters that no one sees or that reorder or cover others: hidden ones, blanks at the ends or in a row, and marks.
 */
const UNSEEN =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200a]|^\p{Z}+|\p{Z}+$|\p{Z}{2,}|^\p{M}+|\p{M}{4,}/u;

const JOINED_OR_UNSEEN = new RegExp(`(${JOINED.source})|${UNSEEN.source}`, 'gu');

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Returns a name or another text that others wrote as what it is: with the codes of characters that no one sees, as in
 * `CRM[U+200B]`. A text that runs from right to left does not reorder the text around it.
 */
export function readableName(name: string): string {
  const seen = name.replace(JOINED_OR_UNSEEN, (found, joined?: string) => joined ?? [...found].map(codeOf).join(''));
  return RIGHT_TO_LEFT.test(seen) ? `\u2068${seen}\u2069` : seen;
}

const codeOf = (character: string) =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Decodes a Flex identity. Flex escapes every character that is not a letter or digit, as in `ada_40example_2Ecom`. */
export function readableIdentity(identity: string): string {
  try {
    return readableName(decodeURIComponent(identity.replace(/%/g, '%25').replace(/_([0-9A-F]{2})/g, '%$1')));
  } catch {
    return readableName(identity);
  }
}
