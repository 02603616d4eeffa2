/** Texts that count something. */
import type { StringKey, Text } from './text';

/** What has a text for one and a text for any other number. */
export type CountedKey = { [K in StringKey]: K extends `${infer Stem}One` ? Stem : never }[StringKey];

/** The text for that many. Languages with more forms than two say all but one with the same text. */
export const counted = (key: CountedKey, count: number, text: Text, locale: string) =>
  text(keyFor(key, count, locale), { count: new Intl.NumberFormat(locale).format(count) });

export const keyFor = (key: CountedKey, count: number, locale: string): StringKey =>
  new Intl.PluralRules(locale).select(count) === 'one' ? `${key}One` : `${key}Other`;
