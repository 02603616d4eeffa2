/**
 * Takes out of a text what may lead to a person: e-mail addresses, telephone numbers, and long runs of digits, whatever
 * they count. Twilio's identifiers and times stay, since they lead nowhere without the account.
 */

const KEPT = [
  /\b[A-Z]{2}[0-9a-fA-F]{32}\b/u,
  /\bflex_interactionwebhook_[0-9A-Za-z]{1,64}\b/u,
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|\b)/u,
];

/** Also as it stands in a URL. The lengths are bounded so that no text takes long to search. */
const EMAIL = /[^\s@<>"]{1,64}(?:@|%40)[^\s@<>"]{1,255}/u;

/** Seven digits or more of any script, with what people put between them. */
const NUMBER = /\+?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,3}\p{Nd}){6,}/u;

const PATTERN = new RegExp(
  `(?<kept>${KEPT.map(({ source }) => source).join('|')})|(?<email>${EMAIL.source})|${NUMBER.source}`,
  'gu',
);

export function redact(text: string): string {
  return text.replace(PATTERN, (match, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { readonly kept?: string; readonly email?: string };
    if (groups.kept !== undefined) return match;
    return groups.email === undefined ? '[number]' : '[e-mail]';
  });
}
