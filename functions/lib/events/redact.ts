/**
 * Redacts the parts of a text that may identify a person: e-mail addresses, telephone numbers, and every other long run
 * of digits. Twilio's identifiers and times are kept, since they identify no one without access to the account.
 */
const KEPT = [
  /\b[A-Z]{2}[0-9a-fA-F]{32}\b/u,
  /\bflex_interactionwebhook_[0-9A-Za-z]{1,64}\b/u,
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\b)/u,
];

/** An e-mail address, also percent-encoded as in a URL. The lengths are bounded to keep the search fast. */
const EMAIL = /[^\s@<>"]{1,64}(?:@|%40)[^\s<>"]{1,255}/gu;

/** Seven digits or more of any script, with the usual separators between them. */
const NUMBER = /\+?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,3}\p{Nd}){6,}/u;

const NUMBER_OR_KEPT = new RegExp(`(${KEPT.map(({ source }) => source).join('|')})|${NUMBER.source}`, 'gu');

export const redact = (text: string): string =>
  // Addresses first: the digits at the start of one could also be matched as a part of a number before it.
  text.replace(EMAIL, '[e-mail]').replace(NUMBER_OR_KEPT, (_, kept: string | undefined) => kept ?? '[number]');
