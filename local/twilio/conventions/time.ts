/** Times as Twilio's APIs write them. All take epoch milliseconds. */

/** ISO 8601 with milliseconds. */
export const iso = (time: number) => new Date(time).toISOString();

export const isoOrNull = (time: number | null) => (time === null ? null : iso(time));

/** ISO 8601 without milliseconds. */
export const isoSeconds = (time: number) => iso(time).replace(/\.\d{3}Z$/, 'Z');
