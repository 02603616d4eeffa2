/**
 * TaskRouter's expressions, which select tasks or workers by their attributes, such as
 * `language == "en" AND skills HAS "returns"`.
 * Source: https://www.twilio.com/docs/taskrouter/expression-syntax
 */
import { isRecord } from '../conventions/json';

/** A text that is not an expression. */
export class ExpressionError extends Error {}

export type Attributes = Readonly<Record<string, unknown>>;

/** Whether attributes satisfy an expression. */
export type Expression = (attributes: Attributes) => boolean;

/** Throws `ExpressionError`. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(tokenize(text));
  const expression = reader.alternatives();
  reader.expectEnd();
  return expression;
}

type Value = (attributes: Attributes) => unknown;

const COMPARISONS: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': isEqual,
  '=': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<>': (left, right) => !isEqual(left, right),
  '<': (left, right) => isOrdered(left, right, (one, other) => one < other),
  '<=': (left, right) => isOrdered(left, right, (one, other) => one <= other),
  '>': (left, right) => isOrdered(left, right, (one, other) => one > other),
  '>=': (left, right) => isOrdered(left, right, (one, other) => one >= other),
  IN: (left, right) => has(right, left),
  'NOT IN': (left, right) => !has(right, left),
  HAS: has,
  CONTAINS: (left, right) => (typeof left === 'string' ? left.includes(String(right)) : has(left, right)),
};

/** A missing attribute equals null. */
function isEqual(left: unknown, right: unknown): boolean {
  return (left ?? null) === (right ?? null);
}

function isOrdered(left: unknown, right: unknown, test: (one: number | string, other: number | string) => boolean) {
  if (typeof left === 'number' && typeof right === 'number') return test(left, right);
  return typeof left === 'string' && typeof right === 'string' && test(left, right);
}

function has(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && list.some((element) => isEqual(element, value));
}

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'mark';
  readonly text: string;
}

const PATTERN =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_$][\w$.-]*)|(?<mark>==|!=|<>|<=|>=|&&|\|\||[=<>()[\],!]))/y;

const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['&&', 'AND'],
  ['||', 'OR'],
  ['!', 'NOT'],
]);

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < end) {
    const position = PATTERN.lastIndex;
    const found = Object.entries(PATTERN.exec(text)?.groups ?? {}).find(([, part]) => part !== undefined);
    if (found === undefined) throw new ExpressionError(`unexpected text at position ${position}`);
    const [kind, part] = found;
    tokens.push({ kind: kind as Token['kind'], text: part });
  }
  return tokens;
}

/** The number of parentheses, brackets and negations that one part of an expression can be in. */
const DEEPEST = 100;

class Reader {
  #position = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  alternatives(): Expression {
    const all = [this.#conjunction()];
    while (this.#skip('OR')) all.push(this.#conjunction());
    return (attributes) => all.some((expression) => expression(attributes));
  }

  expectEnd() {
    if (this.#position < this.tokens.length) throw new ExpressionError('unexpected text at the end');
  }

  #conjunction(): Expression {
    const all = [this.#negation()];
    while (this.#skip('AND')) all.push(this.#negation());
    return (attributes) => all.every((expression) => expression(attributes));
  }

  #negation(): Expression {
    if (this.#skip('NOT')) {
      const inner = this.#nested(() => this.#negation());
      return (attributes) => !inner(attributes);
    }
    if (this.#skip('(')) {
      const inner = this.#nested(() => this.alternatives());
      this.#expect(')');
      return inner;
    }
    return this.#comparison();
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new ExpressionError('it is nested too deeply');
    const inner = read();
    this.#depth -= 1;
    return inner;
  }

  #comparison(): Expression {
    const left = this.#value();
    const operator = this.#skip('NOT') ? `NOT ${this.#keyword()}` : this.#keyword();
    const compare = COMPARISONS[operator];
    if (compare === undefined) throw new ExpressionError(`'${operator}' is not an operator`);
    this.#position += 1;
    const right = this.#value();
    return (attributes) => compare(left(attributes), right(attributes));
  }

  #value(): Value {
    if (this.#skip('[')) return this.#nested(() => this.#list());
    const token = this.tokens[this.#position];
    if (token === undefined) throw new ExpressionError('a value is missing at the end');
    this.#position += 1;
    const { kind, text } = token;
    if (kind === 'mark') throw new ExpressionError(`'${text}' is not a value`);
    if (kind === 'text') return constant(text.slice(1, -1).replace(/\\(.)/gs, '$1'));
    if (kind === 'number') return constant(Number(text));
    const literal = LITERALS.get(text.toLowerCase());
    return literal === undefined ? (attributes) => attributeOf(attributes, text) : constant(literal.value);
  }

  #list(): Value {
    const values: Value[] = [];
    if (!this.#skip(']')) {
      do values.push(this.#value());
      while (this.#skip(','));
      this.#expect(']');
    }
    return (attributes) => values.map((value) => value(attributes));
  }

  /** The next token as the name of an operator. Empty at the end and at a quoted text. */
  #keyword(): string {
    const token = this.tokens[this.#position];
    if (token === undefined || token.kind === 'text') return '';
    return KEYWORDS.get(token.text) ?? token.text.toUpperCase();
  }

  #skip(keyword: string): boolean {
    if (this.#keyword() !== keyword) return false;
    this.#position += 1;
    return true;
  }

  #expect(mark: string) {
    if (!this.#skip(mark)) throw new ExpressionError(`'${mark}' is missing`);
  }
}

const LITERALS: ReadonlyMap<string, { readonly value: boolean | null }> = new Map([
  ['true', { value: true }],
  ['false', { value: false }],
  ['null', { value: null }],
]);

const constant =
  (value: unknown): Value =>
  () =>
    value;

/** An attribute by its name, or by the path to it, such as `routing.skills`. */
const attributeOf = (attributes: Attributes, name: string): unknown =>
  Object.hasOwn(attributes, name)
    ? attributes[name]
    : name
        .split('.')
        .reduce<unknown>(
          (value, part) => (isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined),
          attributes,
        );
