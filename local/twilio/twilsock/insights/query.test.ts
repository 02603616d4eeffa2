import fc from 'fast-check';
import { matches, parseQuery, type Query, QueryError } from './query';
import type { Literal } from './query-tokens';

const worker = {
  worker_sid: 'WK1',
  activity_name: 'Available',
  queue_sids: ['WQ1', 'WQ2'],
  attributes: { full_name: 'Alice Agent', level: 3, vip: true, team: null },
};

const finds = (text: string) => matches(parseQuery(text), worker);

describe('matching', () => {
  test.each([
    ['', true],
    ['   ', true],
    ['data.worker_sid == "WK1"', true],
    ['data.worker_sid != "WK1"', false],
    ['data.attributes.level == 3', true],
    ['data.attributes.level == "3"', false],
    ['data.attributes.vip == true', true],
    ['data.attributes.team == null', true],
    ['data.attributes.full_name CONTAINS "alice"', true],
    ['data.attributes.full_name contains "bob"', false],
    ['data.queue_sids CONTAINS "WQ2"', true],
    ['data.queue_sids IN ["WQ9", "WQ1"]', true],
    ['data.activity_name not_in ["Offline", "Break"]', true],
    ['data.activity_name IN []', false],
    ['data.nothing.here != "x"', true],
    ['data.worker_sid == "WK2" AND data.worker_sid == "WK2" OR data.worker_sid == "WK1"', true],
    ['data.worker_sid == "WK2" && (data.worker_sid == "WK2" || data.worker_sid == "WK1")', false],
    ['(data.worker_sid=="WK1") and (data.activity_name in ["Available"])', true],
  ])('%s → %p', (text, expected) => {
    expect(finds(text)).toBe(expected);
  });
});

test.each([
  ['worker_sid == "WK1"'],
  ['data.worker_sid = "WK1"'],
  ['data.worker_sid == '],
  ['data.worker_sid == "WK1'],
  ['data.worker_sid IN "WK1"'],
  ['data.worker_sid IN ["WK1"'],
  ['(data.worker_sid == "WK1"'],
  ['data.worker_sid == "WK1")'],
  ['data.worker_sid == "WK1" AND'],
  ['"WK1" == data.worker_sid'],
])('refuses %s', (text) => {
  expect(() => parseQuery(text)).toThrow(QueryError);
});

// Properties of all queries

const path = fc.array(fc.constantFrom('a', 'b', 'full_name'), { minLength: 1, maxLength: 2 });
const literal: fc.Arbitrary<Literal> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const comparison: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constantFrom('==' as const, '!=' as const, 'CONTAINS' as const), path, operand: literal }),
  fc.record({ kind: fc.constantFrom('IN' as const, 'NOT_IN' as const), path, operands: fc.array(literal) }),
);
const query = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    comparison,
    fc.record({ kind: fc.constantFrom('AND' as const, 'OR' as const), left: tie('query'), right: tie('query') }),
  ),
})).query;
const data = fc.dictionary(
  fc.constantFrom('a', 'b', 'full_name'),
  fc.oneof(literal, fc.array(literal), fc.dictionary(fc.constantFrom('a', 'b', 'full_name'), literal)),
);

const quoted = (value: Literal) => (typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value));

function written(one: Query): string {
  switch (one.kind) {
    case 'everything':
      return '';
    case 'AND':
    case 'OR':
      return `(${written(one.left)}) ${one.kind} (${written(one.right)})`;
    case 'IN':
    case 'NOT_IN':
      return `data.${one.path.join('.')} ${one.kind} [${one.operands.map(quoted).join(', ')}]`;
    default:
      return `data.${one.path.join('.')} ${one.kind} ${quoted(one.operand)}`;
  }
}

const parsedFrom = (...parts: string[]) => parseQuery(parts.join(' '));

test('parses a printed query to the same query', () => {
  fc.assert(fc.property(query, (one) => expect(parseQuery(written(one))).toEqual(one)));
});

test('ignores the case of keywords', () => {
  fc.assert(
    fc.property(comparison, comparison, (left, right) => {
      const text = (connective: string) => parsedFrom(written(left), connective, written(right));
      expect(text('and')).toEqual(text('&&'));
      expect(text('Or')).toEqual(text('||'));
    }),
  );
});

test('never matches a comparison and its negation at once', () => {
  fc.assert(
    fc.property(path, literal, fc.array(literal), data, (field, operand, operands, one) => {
      expect(matches({ kind: '==', path: field, operand }, one)).not.toBe(
        matches({ kind: '!=', path: field, operand }, one),
      );
      expect(matches({ kind: 'IN', path: field, operands }, one)).not.toBe(
        matches({ kind: 'NOT_IN', path: field, operands }, one),
      );
    }),
  );
});

test('binds AND closer than OR', () => {
  fc.assert(
    fc.property(comparison, comparison, comparison, (a, b, c) => {
      expect(parsedFrom(written(a), 'OR', written(b), 'AND', written(c))).toEqual({
        kind: 'OR',
        left: a,
        right: { kind: 'AND', left: b, right: c },
      });
    }),
  );
});

test('parses any text or throws a QueryError', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseQuery(text);
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError);
      }
    }),
  );
});
