import { enUS } from './en-US';
import { flexKey, type Languages, languageFor, mergedInto, type Translation, textFrom } from './text';

const english = languageFor('en-US');
const de: Translation = { ...enUS, CommonCancel: 'Abbrechen', CommonCopy: 'Kopieren' };
const languages: Languages = { complete: { de }, regional: { 'de-AT': { CommonCopy: 'Übernehmen' } } };

test('prefers the texts of the region to those of the language', () => {
  const { locale, strings } = languageFor('de-AT', languages);
  expect([locale, strings.CommonCopy, strings.CommonCancel]).toEqual(['de-AT', 'Übernehmen', 'Abbrechen']);
});

test.each(['de', 'de-DE'])('finds the language of %s', (tag) => {
  expect(languageFor(tag, languages).strings.CommonCopy).toBe('Kopieren');
});

test.each(['xx', 'xx_not-a-tag', 'en-', 'en-not_a_tag', 'constructor', 'toString'])(
  'speaks American English, and counts in it, where Flex is set to %s',
  (tag) => {
    expect(languageFor(tag)).toEqual({ locale: 'en-US', strings: enUS });
  },
);

test('keeps the texts that an administrator has already put into Flex’s strings', () => {
  const merged = mergedInto({ [flexKey('FormAttach')]: 'Connect' }, enUS);
  expect(merged).toMatchObject({
    [flexKey('FormAttach')]: 'Connect',
    [flexKey('AttachedDetach')]: enUS.AttachedDetach,
  });
});

test('uses an override that is made later', () => {
  const flexStrings: Record<string, string> = {};
  const text = textFrom(() => flexStrings, english);
  flexStrings[flexKey('FormAttach')] = 'Connect';
  expect(text('FormAttach')).toBe('Connect');
});

test('fills in names and leaves unknown ones visible', () => {
  const text = textFrom(() => ({ [flexKey('FormAttach')]: '{{who}} and {{unknown}}' }), english);
  expect(text('FormAttach', { who: 'Ada' })).toBe('Ada and {{unknown}}');
});
