/** The tokens of a live query, such as `data.worker_sid == "WK1" AND (data.status IN ["accepted"])`. */

/** A query that Insights does not understand. */
export class QueryError extends Error {}

export type Literal = string | number | boolean | null;

export type Token =
  | { readonly kind: 'field'; readonly path: readonly string[] }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'operator'; readonly operator: '==' | '!=' | 'IN' | 'NOT_IN' | 'CONTAINS' }
  | { readonly kind: 'connective'; readonly connective: 'AND' | 'OR' }
  | { readonly kind: 'mark'; readonly mark: '(' | ')' | '[' | ']' | ',' };

const PATTERN =
  /\s*(?:(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w.-]*)|(?<sign>==|!=|&&|\|\||[()[\],]))/y;

const SIGNS: Readonly<Record<string, Token>> = {
  '==': { kind: 'operator', operator: '==' },
  '!=': { kind: 'operator', operator: '!=' },
  '&&': { kind: 'connective', connective: 'AND' },
  '||': { kind: 'connective', connective: 'OR' },
  '(': { kind: 'mark', mark: '(' },
  ')': { kind: 'mark', mark: ')' },
  '[': { kind: 'mark', mark: '[' },
  ']': { kind: 'mark', mark: ']' },
  ',': { kind: 'mark', mark: ',' },
};

const KEYWORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['and', { kind: 'connective', connective: 'AND' }],
  ['or', { kind: 'connective', connective: 'OR' }],
  ['in', { kind: 'operator', operator: 'IN' }],
  ['not_in', { kind: 'operator', operator: 'NOT_IN' }],
  ['contains', { kind: 'operator', operator: 'CONTAINS' }],
  ['true', { kind: 'literal', value: true }],
  ['false', { kind: 'literal', value: false }],
  ['null', { kind: 'literal', value: null }],
]);

/** Splits `text` into tokens. Throws `QueryError` at the first invalid one. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < end) {
    const position = PATTERN.lastIndex;
    const groups = PATTERN.exec(text)?.groups;
    if (groups === undefined) throw new QueryError(`Unexpected text at position ${position}`);
    tokens.push(tokenOf(groups));
  }
  return tokens;
}

function tokenOf({ string, number, word, sign }: Readonly<Record<string, string | undefined>>): Token {
  if (string !== undefined) return { kind: 'literal', value: unquoted(string) };
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  if (word !== undefined) return KEYWORDS.get(word.toLowerCase()) ?? fieldOf(word);
  const token = SIGNS[sign ?? ''];
  if (token === undefined) throw new QueryError(`Unexpected ${sign}`);
  return token;
}

function fieldOf(word: string): Token {
  const [root, ...path] = word.split('.');
  if (root !== 'data' || path.length === 0) throw new QueryError(`A field begins with data., not ${word}`);
  return { kind: 'field', path };
}

/** Removes the quotes. Inside them, a backslash escapes the next character. */
const unquoted = (text: string) => text.slice(1, -1).replace(/\\(.)/gs, '$1');
