/** Reads the header Retry-After, according to RFC 9110: seconds, or a date. */

/** Returns the pause in ms, which may be negative for a date. Returns null without a header that can be read. */
export function pauseIn(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  // Only a date has a month and a day of the week. JavaScript would read `1.5` as a date, too.
  const at = /^[A-Z][a-z]{2,8}, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
}
