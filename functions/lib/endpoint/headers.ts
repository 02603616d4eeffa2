/** The headers of a request, as Twilio's runtime passes them on. */

/** Twilio passes on 90 headers at most. A JSON body can pretend to be more. */
const MAX_HEADERS = 200;

/** Returns the headers by their names in lower case, or null if there are none to see. */
export function headersOf(request: unknown): ReadonlyMap<string, unknown> | null {
  const headers = typeof request === 'object' && request !== null && 'headers' in request ? request.headers : null;
  if (typeof headers !== 'object' || headers === null) return null;
  const found = new Map<string, unknown>();
  for (const name in headers) {
    if (found.size === MAX_HEADERS) break;
    found.set(name.toLowerCase(), Reflect.get(headers, name));
  }
  return found.size === 0 ? null : found;
}
