/** A moment, as ISO 8601 says it, in the words of the person's language. */
export const readableTime = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** The same to the second, for what happens one after the other. */
export const readableMoment = (iso: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
/** The time of day of a moment, given in milliseconds since 1970. */
export const readableTimeOfDay = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
