/** Times as Twilio's APIs write them. All take epoch milliseconds. */

/** ISO 8601 with milliseconds. */
export const iso = (time: number) => new Date(time).toISOString();

export const isoOrNull = (time: number | null) => (time === null ? null : iso(time));

/** ISO 8601 without milliseconds. */
export const isoSeconds = (time: number) => iso(time).replace(/\.\d{3}Z$/, 'Z');

/** RFC 2822, such as `Thu, 30 Jul 2015 20:00:00 +0000`. */
export const rfc2822 = (time: number) => new Date(time).toUTCString().replace('GMT', '+0000');
