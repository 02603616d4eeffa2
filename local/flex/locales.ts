/**
 * The language that the account sets. Flex's own translations are not in its package, so its texts stay English. Its
 * `manager.localization.localeTag`, which plugins read, is the account's.
 */
import { Hono } from 'hono';

/** The feature of the account by which Flex has languages. */
export const LOCALES_FEATURE = 'localization-beta';

const PATH = '/locales';
const ENGLISH = 'en-US';

/** Flex's configuration for the language. */
export const localeConfig = (locale: string) => ({ language: locale, localesUrl: PATH });

export function serveLocales(locale: string): Hono {
  const names = new Intl.DisplayNames([ENGLISH], { type: 'language' });
  const available = [...new Set([ENGLISH, locale])].map((tag) => ({ tag, name: names.of(tag) ?? tag }));
  return new Hono()
    .get(`${PATH}/available_locales.json`, (c) => c.json(available))
    .get(`${PATH}/:file`, (c) => c.json({ strings: {} }));
}
