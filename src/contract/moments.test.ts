import fc from 'fast-check';
import * as v from 'valibot';
import { moment, parseMoment } from './moments';

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** Texts that are nearly moments: a moment with one part replaced. */
const nearMoment = fc
  .tuple(
    fc.constantFrom('2026', '0000', '0001', '9999', '10000', '+002026', '-000001', '26'),
    fc.constantFrom('01', '02', '00', '13', '1'),
    fc.constantFrom('01', '28', '29', '30', '31', '32', '00'),
    fc.constantFrom('T', ' ', 't', ''),
    fc.constantFrom('00', '23', '24', '25'),
    fc.constantFrom('00', '59', '60'),
    fc.constantFrom('00', '59', '60', '00.1', '00.123456789', '00.', '00,5'),
    fc.constantFrom('Z', 'z', '', '+00:00', '-00', '+05', '-05:30', 'Z\n'),
  )
  .map(
    ([year, month, day, t, hour, minute, second, zone]) =>
      `${year}-${month}-${day}${t}${hour}:${minute}:${second}${zone}`,
  );

describe('a moment', () => {
  test('is every point in time of the years 1 to 9999, as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (at) => {
        expect(parseMoment(new Date(at).toISOString())).toBe(at);
      }),
    );
  });

  test.each([
    ['2026-11-21T10:00:00Z', 0],
    ['2026-11-21T10:00:00.5Z', 500],
    ['2026-11-21T10:00:00.123Z', 123],
    ['2026-11-21T10:00:00.123456Z', 123],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29) - Date.UTC(2026, 10, 21, 10)],
  ])('is %s', (text, ms) => {
    expect(parseMoment(text)).toBe(Date.UTC(2026, 10, 21, 10) + ms);
  });

  test.each([
    ['an offset without minutes', '2026-01-01T00:00:00-00'],
    ['an offset', '2026-01-01T00:00:00+05:30'],
    ['no zone', '2026-01-01T00:00:00'],
    ['a year beyond 9999', '+010000-01-01T00:00:00Z'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['a day that its month does not have', '2026-02-30T00:00:00Z'],
    ['a leap day in a common year', '2026-02-29T00:00:00Z'],
    ['hour 24', '2026-01-01T24:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['a blank for the T', '2026-01-01 00:00:00Z'],
    ['lower case', '2026-01-01t00:00:00z'],
    ['a line break at the end', '2026-01-01T00:00:00Z\n'],
    ['digits of another script', '２０２６-01-01T00:00:00Z'],
    ['endless decimal places', `2026-01-01T00:00:00.${'0'.repeat(1_000_000)}Z`],
    ['no text', ''],
  ])('does not have %s', (_, text) => {
    expect(parseMoment(text)).toBeNull();
  });

  test('that passes the schema can be compared and formatted', () => {
    fc.assert(
      fc.property(
        fc.oneof(nearMoment, fc.string(), fc.date({ noInvalidDate: true }).map(String), fc.jsonValue()),
        (value) => {
          if (!v.is(moment, value)) return;
          expect(Date.parse(value)).not.toBeNaN();
          expect(new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date(value))).not.toBe('');
        },
      ),
    );
  });
});
