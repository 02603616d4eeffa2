/** The rules of CONTRIBUTING.md for comments that a program can check. */
import type { Comment } from './comments';

/** The line width that Biome enforces for code, in characters. */
const MAX_WIDTH = 120;

const PRIVATE_WORDS = /\b(?:whoever|anew|of ours|so many|somebody|nobody|meanwhile)\b/i;

/** Returns what is wrong with a comment. */
export function faultsOf({ text, width }: Comment): string[] {
  const word = PRIVATE_WORDS.exec(text)?.[0];
  return [
    ...(width > MAX_WIDTH ? [`has a line of more than ${MAX_WIDTH} characters`] : []),
    ...(/^what\b/i.test(text) ? ['begins with "What": begin with a verb or a noun'] : []),
    ...(word === undefined ? [] : [`says "${word}": use a plain word`]),
  ];
}
