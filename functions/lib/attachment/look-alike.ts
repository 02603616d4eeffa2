/**
 * Recognizes texts that only look like a word: with letters of another alphabet, digits for letters, marks, invisible
 * characters or other separators.
 *
 * Source: a selection from Unicode's list of confusable characters (UTS #39), for the letters of our own names.
 */

/**
 * Lower-case characters that look like a letter or its capital, beyond those that Unicode itself maps to the letter.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ⍺@4',
  b: 'вьβƅʙᏏ8',
  c: 'сϲⲥᴄ¢',
  e: 'еєεҽɛᴇ℮ⲉ3',
  h: 'нһηհʜⲏ',
  i: 'іӏιɩıɪǀⲓl1|!¡¦',
  k: 'кκᴋⲕĸ',
  n: 'пνηոռɴⲛ',
  o: 'оοօσᴏⲟס0٥۵๐০',
  r: 'гᴦʀɾⲅ',
  s: 'ѕʂꜱƽ5$',
  t: 'тτᴛⲧ7+†',
  w: 'ѡԝωաɯᴡⲱшщ',
};

/** All that does not change how a word reads: blanks, marks, and punctuation that is no look-alike. */
const IGNORED = /[^\p{L}\p{N}\p{S}!@¡†]|\p{Default_Ignorable_Code_Point}/gu;

/** Symbols between two letters, which separate them like blanks. Some of them are look-alikes at another place. */
const SEPARATORS = '[\\p{So}$+<=>^`|~!@]{0,3}';

/** A character that is not in the list above, and may look like any letter. */
const UNLISTED = '[^\\x00-\\x7f\\p{So}]';

/** Returns the letters of a text in lower case, without the marks on them. */
const letters = (text: string) =>
  text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(IGNORED, '').replace(/vv|uu/g, 'w');

/**
 * Returns a test of whether a text begins with something that looks like `word`. At least half of its characters must
 * be listed, so that words of other languages do not count.
 */
export function beginsLike(word: string): (text: string) => boolean {
  const classes = [...letters(word)].map((letter) => `${letter}${LOOK_ALIKES[letter] ?? ''}`);
  const begins = new RegExp(`^${classes.map((listed) => `(?:[${listed}]|${UNLISTED})`).join(SEPARATORS)}`, 'u');
  const listed = new Set(classes.join(''));
  return (text) => {
    const found = [...(begins.exec(letters(text))?.[0] ?? '')];
    return found.filter((character) => listed.has(character)).length * 2 > classes.length;
  };
}
