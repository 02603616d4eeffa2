/**
 * Redacts the parts of a text that may identify a person: e-mail addresses, telephone numbers, and every other long run
 * of digits. Twilio's identifiers and times are kept, since they identify no one without access to the account.
 *
 * Each search takes time in proportion to the length of the text: all repetitions are bounded, or cannot fail.
 */
const KEPT = [
  /\b[A-Z]{2}[0-9a-fA-F]{32}\b/u,
  /\bflex_interactionwebhook_[0-9A-Za-z]{1,64}\b/u,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:Z|\b)/u,
  /\b\d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d\b/u,
];

/** An e-mail address. Its name may be quoted. */
const EMAIL = /(?:"[^"@]{1,64}"|[^\s@<>"]{1,64})@[^\s<>"]{1,255}/gu;

/** The sign of an e-mail address, also as a word or in the notation of HTML or JSON, with blanks around it. */
const SIGN = '\\s{0,3}(?:@|[([{]\\s?at\\s?[)\\]}]|&(?:#0{0,4}64|#x0{0,4}40|commat);|\\\\u0040)\\s{0,3}';
const NAME = '[\\p{L}\\p{N}._%+-]';
const LABEL = '[\\p{L}\\p{N}-]';

/** An e-mail address with such a sign: before a domain of several parts, or between two words of more than a letter. */
const SPACED_EMAIL = new RegExp(
  `${NAME}{1,64}${SIGN}${LABEL}{1,63}(?:\\s?\\.\\s?${LABEL}{1,63}){1,8}|${NAME}{2,64}${SIGN}${LABEL}{2,63}`,
  'giu',
);

/** A digit of any script, or a letter that stands for one, in a word that has no other letters. */
const DIGIT = /(?:\p{Nd}|(?<![^\P{L}OoIl][OoIl]{0,8})[OoIl](?![OoIl]{0,8}[^\P{L}OoIl]))/u;

/** Seven digits or more, with up to three other characters between them that are not letters. */
const NUMBER = new RegExp(`\\+?${DIGIT.source}(?:[^\\p{L}\\p{N}]{0,3}${DIGIT.source}){6,}`, 'u');

const NUMBER_OR_KEPT = new RegExp(`(${KEPT.map(({ source }) => source).join('|')})|${NUMBER.source}`, 'gu');

/**
 * Redacts a text. If there is anything to redact, the rest of the text is returned as it reads, without
 * percent-encoding and special forms of characters.
 */
export function redact(text: string): string {
  // The name of an address may look like percent-encoding, so addresses are searched before decoding, too.
  const found = text.replace(EMAIL, '[e-mail]');
  const plain = plainForm(found);
  const redacted = plain
    // Addresses first: the digits at the start of one could also be matched as a part of a number before it.
    .replace(EMAIL, '[e-mail]')
    .replace(SPACED_EMAIL, '[e-mail]')
    .replace(NUMBER_OR_KEPT, (run: string, kept: string | undefined) =>
      kept !== undefined || !isNumber(run) ? run : '[number]',
    );
  return redacted === plain && found === text ? text : redacted;
}

/** Returns whether at least half of the digits are not letters. */
function isNumber(run: string): boolean {
  const count = (characters: RegExp) => run.match(characters)?.length ?? 0;
  return count(/\p{Nd}/gu) >= count(/\p{L}/gu);
}

/** A percent-encoded part of a text, encoded any number of times. */
const ENCODED = /(?:%(?:25)*[0-9a-f]{2})+/gi;

/** Returns the text in the form in which people read it: decoded, with plain characters, without invisible ones. */
const plainForm = (text: string) =>
  text
    .replace(ENCODED, (part) => Buffer.from(part.replace(/%(?:25)*([0-9a-f]{2})/gi, '$1'), 'hex').toString())
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
