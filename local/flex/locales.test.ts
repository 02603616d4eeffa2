import { localeConfig, serveLocales } from './locales';

const get = async (locale: string, file: string) =>
  (await serveLocales(locale).request(`http://localhost${localeConfig(locale).localesUrl}/${file}`)).json();

test('offers English and the account’s language', async () => {
  expect(await get('de-DE', 'available_locales.json')).toEqual([
    { tag: 'en-US', name: 'American English' },
    { tag: 'de-DE', name: 'German (Germany)' },
  ]);
});

test('offers English once', async () => {
  expect(await get('en-US', 'available_locales.json')).toHaveLength(1);
});

test('has no translations of Flex', async () => {
  expect(await get('de-DE', 'de-DE.json')).toEqual({ strings: {} });
});
