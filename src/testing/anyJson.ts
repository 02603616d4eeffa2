/** Values that others can write: any JSON, and valid values with one part made invalid. */
import * as fc from 'fast-check';

/** Values that look right, or that JavaScript treats in a special way. */
const TRAPS = [
  '2026-01-01T00:00:00-00',
  '2026-02-30T10:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '9999-99-99T99:99:99Z',
  'constructor',
  '__proto__',
  'toString',
  '\ud800',
  '%E0%A4%A',
  '_FF_FE',
  '',
  1e308,
  -1,
  Number.MAX_SAFE_INTEGER,
] as const;

export const anyJson: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue(), fc.constantFrom(...TRAPS));

const REMOVED = Symbol('removed');

type Path = readonly string[];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every place in a value, the value itself first. */
const placesIn = (value: unknown): readonly Path[] => [
  [],
  ...(isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((path) => [key, ...path]))
    : []),
];

/** Returns a copy with another value at a place. */
function withValueAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined || !isObject(value)) return other;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  const inner = withValueAt(Reflect.get(copy, key), rest, other);
  if (inner === REMOVED) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, inner);
  return copy;
}

/** The valid value with up to three places replaced by any JSON, or removed. */
export const spoiled = (valid: unknown): fc.Arbitrary<unknown> => {
  const change = fc.record({
    place: fc.constantFrom(...placesIn(valid)),
    other: fc.oneof({ weight: 3, arbitrary: anyJson }, { weight: 1, arbitrary: fc.constant(REMOVED) }),
  });
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) => changes.reduce((value, { place, other }) => withValueAt(value, place, other), valid))
    .map((value) => (value === REMOVED ? null : value));
};
