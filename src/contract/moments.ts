/** Points in time, as this product and Twilio write them: ISO 8601 in UTC, such as `2026-11-21T10:00:00Z`. */
import * as v from 'valibot';

/** Refuses an offset, and a year that is not one of 0001 to 9999. */
const MOMENT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

const TO_THE_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;

/** Parses a moment into epoch milliseconds. Returns null for any other text, such as `2026-02-30T10:00:00Z`. */
export function parseMoment(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  // The engine moves some dates that no calendar has to the next month or day.
  return new Date(at).toISOString().slice(0, TO_THE_SECOND) === text.slice(0, TO_THE_SECOND) ? at : null;
}

/** A moment that others have written. `Date` and `Intl` accept every text that passes. */
export const moment = v.pipe(
  v.string(),
  v.check((text) => parseMoment(text) !== null),
);
