/**
 * Plural texts. A table holds one entry for each plural category of its language, such as `DeleteDone_one` and
 * `DeleteDone_other`. Callers use the key without the category, and the count selects the entry.
 * Source: the categories are those of Unicode CLDR, which `Intl.PluralRules` returns.
 */

import { oncePerLocale } from './locales';

type Category = Intl.LDMLPluralRule;

/** The plural keys in a table with these entries, without their categories. */
export type PluralKeyOf<Entry> = Entry extends `${infer Key}_${Category}` ? Key : never;

/** The keys of texts that don't depend on a count. */
export type SingleKeyOf<Entry> = Entry extends `${string}_${Category}` ? never : Entry;

/** A complete table in any language. Each plural text needs `other` and may have the language's other categories. */
export type TableOf<Entry extends string> = Readonly<
  Record<SingleKeyOf<Entry> | `${PluralKeyOf<Entry>}_other`, string> &
    Partial<Record<`${PluralKeyOf<Entry>}_${Exclude<Category, 'other'>}`, string>>
>;

const rulesOf = oncePerLocale((locale) => new Intl.PluralRules(locale));

/** Returns the entries that may hold the text for a count, the most specific one first. */
export const entriesFor = (key: string, count: number, locale: string): readonly string[] => [
  `${key}_${rulesOf(locale).select(count)}`,
  `${key}_other`,
];
