/** Formats values for people, in the language that Flex is set to. */

/** Formats a number, such as `10,000`. */
export const readableCount = (count: number, locale: string) => new Intl.NumberFormat(locale).format(count);

/** Formats a date and time, given in ISO 8601, to the minute. Returns any other text as it is. */
export const readableTime = (iso: string, locale: string) =>
  readableDate(Date.parse(iso), iso, locale, { dateStyle: 'medium', timeStyle: 'short' });

/** Formats a date and time, given in ISO 8601, to the second. Returns any other text as it is. */
export const readableMoment = (iso: string, locale: string) =>
  readableDate(Date.parse(iso), iso, locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** Formats the time of day of a moment, given in epoch milliseconds. */
export const readableTimeOfDay = (at: number, locale: string) => readableDate(at, '', locale, { timeStyle: 'short' });

/** Returns `otherwise` for a number that is no point in time, because `Intl` throws then. */
function readableDate(at: number, otherwise: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? otherwise : new Intl.DateTimeFormat(locale, options).format(date);
}

/** Decodes a Flex identity. Flex escapes every character that is not a letter or digit, as in `ada_40example_2Ecom`. */
export function readableIdentity(identity: string): string {
  try {
    return decodeURIComponent(identity.replace(/%/g, '%25').replace(/_([0-9A-F]{2})/g, '%$1'));
  } catch {
    return identity;
  }
}
