import fc from 'fast-check';
import {
  readableDay,
  readableIdentity,
  readableMoment,
  readableName,
  readableSeconds,
  readableTime,
  readableTimeOfDay,
} from './format';

test.each([
  ['ada_40example_2Ecom', 'ada@example.com'],
  ['ren_C3_A9', 'rené'],
  ['snake_5Fcase', 'snake_case'],
  ['ada', 'ada'],
  ['100%', '100%'],
  ['broken_FF', 'broken_FF'],
])('reads %s as %s', (identity, expected) => {
  expect(readableIdentity(identity)).toBe(expected);
});

describe('a time', () => {
  test.each([readableTime, readableMoment, readableDay, readableSeconds])(
    'is shown as it is if it cannot be parsed',
    (readable) => {
      expect(readable('2026-01-01T00:00:00-00', 'en-US')).toBe('2026-01-01T00:00:00-00');
    },
  );

  test('is formatted without an exception, from any text and any number', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), (text, at) => {
        readableTime(text, 'en-US');
        readableMoment(text, 'en-US');
        readableDay(text, 'en-US');
        readableSeconds(text, 'en-US');
        readableTimeOfDay(at, 'en-US');
      }),
    );
  });
});

test('seconds are without a.m. or p.m., in any language', () => {
  const at = new Date(2026, 2, 1, 15, 13, 7).toISOString();
  expect(readableSeconds(at, 'en-US')).toBe('3:13:07');
  expect(readableSeconds(at, 'de')).toBe('15:13:07');
  expect(readableSeconds(at, 'ko')).toBe('3:13:07');
});

test('a formatter is made once for each locale, because that takes longer than to format', () => {
  const made = jest.spyOn(Intl, 'DateTimeFormat');
  for (const locale of ['fr-FR', 'de-DE', 'fr-FR']) {
    for (const iso of ['2026-03-01T09:00:01.000Z', '2026-03-01T09:00:02.000Z']) readableMoment(iso, locale);
  }
  expect(made).toHaveBeenCalledTimes(2);
});

describe('a name that others gave', () => {
  test.each(['CRM', 'Zoë', 'Zoe\u0308', '❤️ Jane', '👩🏽‍💻', '🇩🇪', '山田　太郎', 'नमस्ते', 'क्‍ष', 'a b'])(
    'is shown as it is: %s',
    (name) => {
      expect(readableName(name)).toBe(name);
    },
  );

  test.each([
    ['CRM\u200b', 'CRM[U+200B]'],
    ['\u202eevil', '[U+202E]evil'],
    ['C\u00adRM', 'C[U+00AD]RM'],
    [' CRM', '[U+0020]CRM'],
    ['CRM ', 'CRM[U+0020]'],
    ['My  CRM', 'My[U+0020][U+0020]CRM'],
    ['My\u00a0CRM', 'My[U+00A0]CRM'],
    ['C\nRM', 'C[U+000A]RM'],
    ['\u0301x', '[U+0301]x'],
    ['x\u0301\u0301\u0301\u0301', 'x[U+0301][U+0301][U+0301][U+0301]'],
    ['CRM\ufe0f', 'CRM[U+FE0F]'],
    ['❤\u200d', '❤[U+200D]'],
    ['\ud800', '[U+D800]'],
    ['\u{e0041}', '[U+E0041]'],
  ])('shows the characters that no one sees: %j', (name, shown) => {
    expect(readableName(name)).toBe(shown);
  });

  test('does not reorder the text around it if it runs from right to left', () => {
    expect(readableName('שלום')).toBe('\u2068שלום\u2069');
    expect(readableName('علی\u200cرضا')).toBe('\u2068علی\u200cرضا\u2069');
    expect(readableName('\u2069שלום')).toBe('\u2068[U+2069]שלום\u2069');
  });

  test('leaves nothing that is not seen, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(readableName(name).replace(/^\u2068|\u2069$/g, '')).not.toMatch(
          /[\u202a-\u202e\u2066-\u2069\p{Cc}\p{Cs}]/u,
        );
      }),
    );
  });

  test('is decoded from an identity', () => {
    expect(readableIdentity('ada_E2_80_8B')).toBe('ada[U+200B]');
  });
});
