import { enUS } from './en-US';
import { flexKey, mergedInto, stringsFor, textFrom } from './text';

const languages = { de: { Cancel: 'Abbrechen', Copy: 'Kopieren' }, 'de-AT': { Copy: 'Übernehmen' } };

test('prefers the tag, then the language, then English', () => {
  const strings = stringsFor('de-AT', languages);
  expect([strings.Copy, strings.Cancel, strings.Detach]).toEqual(['Übernehmen', 'Abbrechen', enUS.Detach]);
});

test('an unknown language is English', () => {
  expect(stringsFor('xx')).toEqual(enUS);
});

test('leaves what an administrator has already put into Flex’s strings', () => {
  const merged = mergedInto({ [flexKey('Attach')]: 'Connect' }, enUS);
  expect(merged).toMatchObject({ [flexKey('Attach')]: 'Connect', [flexKey('Detach')]: enUS.Detach });
});

test('an override made later counts too', () => {
  const flexStrings: Record<string, string> = {};
  const text = textFrom(() => flexStrings, enUS);
  flexStrings[flexKey('Attach')] = 'Connect';
  expect(text('Attach')).toBe('Connect');
});

test('fills in names and leaves unknown ones to be seen', () => {
  const text = textFrom(() => ({ [flexKey('Attach')]: '{{who}} and {{nobody}}' }), enUS);
  expect(text('Attach', { who: 'Ada' })).toBe('Ada and {{nobody}}');
});
