import { enUS } from './en-US';
import type { TableOf } from './plural';
import { flexKey, type Languages, languageFor, type Translation, textFrom } from './text';

const pl: Translation = {
  ...enUS,
  TimelineCount_one: '{{count}} zdarzenie',
  TimelineCount_few: '{{count}} zdarzenia',
  TimelineCount_many: '{{count}} zdarzeń',
  TimelineCount_other: '{{count}} zdarzenia',
};
const languages: Languages = { complete: { en: enUS, pl }, regional: {} };

const textIn = (tag: string, flexStrings: object = {}) => textFrom(() => flexStrings, languageFor(tag, languages));

test.each([
  [0, '0 zdarzeń'],
  [1, '1 zdarzenie'],
  [2, '2 zdarzenia'],
  [5, '5 zdarzeń'],
  [22, '22 zdarzenia'],
  [1.5, '1,5 zdarzenia'],
])('counts %d in Polish as “%s”', (count, expected) => {
  expect(textIn('pl')('TimelineCount', { count })).toBe(expected);
});

test.each([
  [0, '0 events'],
  [1, '1 event'],
  [2000, '2,000 events'],
])('counts %d in English as “%s”', (count, expected) => {
  expect(textIn('en-US')('TimelineCount', { count })).toBe(expected);
});

test('falls back to the form for all other counts', () => {
  const { TimelineCount_few: _, ...withoutFew } = pl;
  const text = textFrom(() => ({}), { locale: 'pl', strings: withoutFew });
  expect(text('TimelineCount', { count: 3 })).toBe('3 zdarzenia');
});

test('counts by English rules where English stands in for a language without plurals', () => {
  expect(textIn('ja')('TimelineCount', { count: 1 })).toBe('1 event');
});

test('uses an administrator’s form of a plural text', () => {
  const text = textIn('en-US', { [flexKey('TimelineCount_one')]: 'just {{count}}' });
  expect([text('TimelineCount', { count: 1 }), text('TimelineCount', { count: 2 })]).toEqual(['just 1', '2 events']);
});

/** Checked by the compiler: each line is an error if the type accepts or refuses the wrong table. */
type Table = TableOf<'Close' | 'Found_one' | 'Found_other'>;
type Accepts<T> = T extends Table ? true : false;

test('a translation may add plural forms and has to have every text and the form for other counts', () => {
  const isAccepted: [
    Accepts<{ Close: string; Found_other: string }>,
    Accepts<{ Close: string; Found_few: string; Found_other: string }>,
  ] = [true, true];
  const isRefused: [Accepts<{ Close: string; Found_one: string }>, Accepts<{ Found_other: string }>] = [false, false];
  expect([...isAccepted, ...isRefused]).toEqual([true, true, false, false]);
});
