import { enUS } from './en-US';
import { flexKey, type Languages, languageFor, mergedInto, type Translation, textFrom } from './text';

const english = languageFor('en-US');
const de: Translation = { ...enUS, Cancel: 'Abbrechen', Copy: 'Kopieren' };
const languages: Languages = { complete: { de }, regional: { 'de-AT': { Copy: 'Übernehmen' } } };

test('prefers the texts of the region to those of the language', () => {
  const { locale, strings } = languageFor('de-AT', languages);
  expect([locale, strings.Copy, strings.Cancel]).toEqual(['de-AT', 'Übernehmen', 'Abbrechen']);
});

test.each(['de', 'de-DE'])('finds the language of %s', (tag) => {
  expect(languageFor(tag, languages).strings.Copy).toBe('Kopieren');
});

test.each(['xx', 'xx_not-a-tag'])('speaks American English, and counts in it, where Flex is set to %s', (tag) => {
  expect(languageFor(tag)).toEqual({ locale: 'en-US', strings: enUS });
});

test('keeps the texts that an administrator has already put into Flex’s strings', () => {
  const merged = mergedInto({ [flexKey('Attach')]: 'Connect' }, enUS);
  expect(merged).toMatchObject({ [flexKey('Attach')]: 'Connect', [flexKey('Detach')]: enUS.Detach });
});

test('uses an override that is made later', () => {
  const flexStrings: Record<string, string> = {};
  const text = textFrom(() => flexStrings, english);
  flexStrings[flexKey('Attach')] = 'Connect';
  expect(text('Attach')).toBe('Connect');
});

test('fills in names and leaves unknown ones visible', () => {
  const text = textFrom(() => ({ [flexKey('Attach')]: '{{who}} and {{unknown}}' }), english);
  expect(text('Attach', { who: 'Ada' })).toBe('Ada and {{unknown}}');
});
