import { stripVTControlCharacters } from 'node:util';

const MASK = '***';

/** Parts of a secret of this length and longer are masked. A shorter one can occur in a text by chance. */
const PART = 6;

/** Shorter values, such as `true` or `72`, are no secrets. */
const SHORTEST_SECRET = 5;

/** Part of most values and of many messages, and no secret. */
const PUBLIC = 'https://';

/**
 * Masks secrets and all parts of them, also in the spellings of URLs, forms and JSON, in another case, and wrapped over
 * several lines. Removes colors.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const plain = stripVTControlCharacters(text);
  // A program that wraps lines inserts spaces, line ends and signs like these at the beginning of a line.
  const positions = [...plain.matchAll(/[^\s›»]/g)].map(({ index }) => index);
  const dense = lowerCase(positions.map((position) => plain.charAt(position)).join(''));
  const isMasked = new Array<boolean>(plain.length).fill(false);
  for (const part of partsToMask(secrets)) {
    for (let at = dense.indexOf(part); at >= 0; at = dense.indexOf(part, at + 1)) {
      isMasked.fill(true, positions[at], (positions[at + part.length - 1] ?? 0) + 1);
    }
  }
  return [...isMasked.entries()]
    .map(([index, masked]) => (masked ? (isMasked[index - 1] ? '' : MASK) : plain.charAt(index)))
    .join('');
}

function partsToMask(secrets: readonly string[]): ReadonlySet<string> {
  const parts = new Set(
    secrets
      .filter((secret) => secret.length >= SHORTEST_SECRET)
      .flatMap(spellings)
      .flatMap(partsOf),
  );
  for (const part of partsOf(PUBLIC)) parts.delete(part);
  return parts;
}

function spellings(secret: string): string[] {
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, encodeURI(secret), encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1)];
}

function partsOf(spelling: string): string[] {
  const dense = lowerCase(spelling.replace(/[\s›»]/g, ''));
  if (dense.length <= PART) return dense === '' ? [] : [dense];
  return Array.from({ length: dense.length - PART + 1 }, (_, start) => dense.slice(start, start + PART));
}

/** Unlike `toLowerCase`, never changes the length. */
const lowerCase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
