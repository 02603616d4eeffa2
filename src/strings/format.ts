/** Formats values for people, in the language that Flex is set to. */

/** Formats a number, such as `10,000`. */
export const readableCount = (count: number, locale: string) => new Intl.NumberFormat(locale).format(count);

/** Formats a date and time, given in ISO 8601, to the minute. */
export const readableTime = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** Formats a date and time, given in ISO 8601, to the second. */
export const readableMoment = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));

/** Formats the time of day of a moment, given in epoch milliseconds. */
export const readableTimeOfDay = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);

/** Decodes a Flex identity. Flex escapes every character that is not a letter or digit, as in `ada_40example_2Ecom`. */
export function readableIdentity(identity: string): string {
  try {
    return decodeURIComponent(identity.replace(/%/g, '%25').replace(/_([0-9A-F]{2})/g, '%$1'));
  } catch {
    return identity;
  }
}
