/**
 * Takes out of a text what may lead to a person: e-mail addresses, telephone numbers, and long runs of digits, whatever
 * they count. Twilio's identifiers and times stay, since they lead nowhere without the account.
 */

const KEPT = [
  /\b[A-Z]{2}[0-9a-fA-F]{32}\b/u,
  /\bflex_interactionwebhook_[0-9A-Za-z]{1,64}\b/u,
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\b)/u,
];

/** Also as it stands in a URL. The lengths are bounded so that no text takes long to search. */
const EMAIL = /[^\s@<>"]{1,64}(?:@|%40)[^\s<>"]{1,255}/gu;

/** Seven digits or more of any script, with what people put between them. */
const NUMBER = /\+?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,3}\p{Nd}){6,}/u;

const NUMBER_OR_KEPT = new RegExp(`(${KEPT.map(({ source }) => source).join('|')})|${NUMBER.source}`, 'gu');

export const redact = (text: string): string =>
  // Addresses first: the digits that one begins with may belong to a number before it as well.
  text.replace(EMAIL, '[e-mail]').replace(NUMBER_OR_KEPT, (_, kept: string | undefined) => kept ?? '[number]');
