/**
 * The query language of Insights, as far as Flex 2.17.1 uses it. Two meanings are inferred: `CONTAINS` finds a part of
 * a text, ignoring case, or an element of a list, and `IN` on a list needs one matching element.
 */
import { type Literal, QueryError, type Token, tokenize } from './query-tokens';

export { QueryError } from './query-tokens';

export type Query =
  | { readonly kind: 'everything' }
  | { readonly kind: 'AND' | 'OR'; readonly left: Query; readonly right: Query }
  | {
      readonly kind: '==' | '!=' | 'CONTAINS';
      readonly path: readonly string[];
      readonly operand: Literal;
    }
  | { readonly kind: 'IN' | 'NOT_IN'; readonly path: readonly string[]; readonly operands: readonly Literal[] };

/** Parses a query. An empty one matches everything. Throws `QueryError`. */
export function parseQuery(text: string): Query {
  const tokens = tokenize(text);
  if (tokens.length === 0) return { kind: 'everything' };
  const reader = new Reader(tokens);
  const query = reader.alternatives();
  reader.expectEnd();
  return query;
}

class Reader {
  #position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  alternatives(): Query {
    let left = this.#conjunction();
    while (this.#skip((token) => token.kind === 'connective' && token.connective === 'OR')) {
      left = { kind: 'OR', left, right: this.#conjunction() };
    }
    return left;
  }

  expectEnd() {
    if (this.#position < this.tokens.length) throw new QueryError('Unexpected text after the query');
  }

  #conjunction(): Query {
    let left = this.#term();
    while (this.#skip((token) => token.kind === 'connective' && token.connective === 'AND')) {
      left = { kind: 'AND', left, right: this.#term() };
    }
    return left;
  }

  #term(): Query {
    if (this.#skipMark('(')) {
      const inner = this.alternatives();
      this.#expectMark(')');
      return inner;
    }
    const field = this.#next();
    if (field.kind !== 'field') throw new QueryError('Expected a field');
    const operator = this.#next();
    if (operator.kind !== 'operator') throw new QueryError('Expected an operator');
    const { path } = field;
    if (operator.operator === 'IN' || operator.operator === 'NOT_IN') {
      return { kind: operator.operator, path, operands: this.#list() };
    }
    return { kind: operator.operator, path, operand: this.#literal() };
  }

  #list(): Literal[] {
    this.#expectMark('[');
    const literals: Literal[] = [];
    if (this.#skipMark(']')) return literals;
    do literals.push(this.#literal());
    while (this.#skipMark(','));
    this.#expectMark(']');
    return literals;
  }

  #literal(): Literal {
    const token = this.#next();
    if (token.kind !== 'literal') throw new QueryError('Expected a value');
    return token.value;
  }

  #next(): Token {
    const token = this.tokens[this.#position];
    if (token === undefined) throw new QueryError('The query ends too early');
    this.#position += 1;
    return token;
  }

  #skip(isWanted: (token: Token) => boolean): boolean {
    const token = this.tokens[this.#position];
    if (token === undefined || !isWanted(token)) return false;
    this.#position += 1;
    return true;
  }

  #skipMark(mark: string): boolean {
    return this.#skip((token) => token.kind === 'mark' && token.mark === mark);
  }

  #expectMark(mark: string) {
    if (!this.#skipMark(mark)) throw new QueryError(`Expected ${mark}`);
  }
}

/** Whether `data` matches `query`. */
export function matches(query: Query, data: Readonly<Record<string, unknown>>): boolean {
  switch (query.kind) {
    case 'everything':
      return true;
    case 'AND':
      return matches(query.left, data) && matches(query.right, data);
    case 'OR':
      return matches(query.left, data) || matches(query.right, data);
    case '==':
      return valueAt(data, query.path) === query.operand;
    case '!=':
      return valueAt(data, query.path) !== query.operand;
    case 'CONTAINS':
      return contains(valueAt(data, query.path), query.operand);
    case 'IN':
      return isAmong(valueAt(data, query.path), query.operands);
    case 'NOT_IN':
      return !isAmong(valueAt(data, query.path), query.operands);
  }
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return data;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return valueAt(Object.entries(data).find(([key]) => key === name)?.[1], rest);
}

function contains(value: unknown, part: Literal): boolean {
  if (Array.isArray(value)) return value.includes(part);
  return typeof value === 'string' && value.toLowerCase().includes(String(part).toLowerCase());
}

const isAmong = (value: unknown, operands: readonly Literal[]): boolean =>
  Array.isArray(value) ? value.some((element) => isAmong(element, operands)) : operands.some((one) => one === value);
