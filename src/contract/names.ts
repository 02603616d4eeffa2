/** The rules for a name that a person enters: it reads as what it is, so that it cannot pass for another name. */

/** Characters that no one sees, or that change the order of others. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A mark on a character that has no such form, or on none. */
const LOOSE_MARK = /(^|[^\p{L}\p{M}]|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}/u;

const UNUSUAL_BLANK = / {2}|[^\P{Z} ]/u;

const LATIN = /\p{Script=Latin}/u;
/** Alphabets with letters that look like Latin ones. */
const LIKE_LATIN = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;

const LIKE_LATIN_LETTERS = /* @__PURE__ */ new RegExp(LIKE_LATIN, 'gu');

/** Letters of these alphabets that pass for Latin ones, as in `СМС`. */
const LATIN_TWIN = /[АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχՏՕՍոսօհցᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ\p{Script=Lisu}]/u;

/** Returns whether a name has letters of these alphabets, and all of them pass for Latin ones. */
function passesForLatin(name: string): boolean {
  const found = name.match(LIKE_LATIN_LETTERS);
  return found?.every((letter) => LATIN_TWIN.test(letter)) ?? false;
}

/**
 * Returns whether a name, in Unicode's normal form C, has no such characters, no word of two alphabets, and no other
 * alphabet that passes for the Latin one.
 */
export const isPlainName = (name: string) =>
  !HIDDEN.test(name) &&
  !LOOSE_MARK.test(name) &&
  !UNUSUAL_BLANK.test(name) &&
  // Special forms of characters, such as full-width and mathematical letters.
  name === name.normalize('NFKC') &&
  !name.split(/[^\p{L}\p{N}]/u).some((word) => LATIN.test(word) && LIKE_LATIN.test(word)) &&
  !passesForLatin(name);
