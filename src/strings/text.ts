/** The plugin's texts in the person's language, with an administrator's own words where they gave some. */
import { attempt } from '../contract/result';
import { enUS } from './en-US';
import { readableCount } from './format';
import { entriesFor, type PluralKeyOf, type SingleKeyOf, type TableOf } from './plural';

export type StringKey = SingleKeyOf<keyof typeof enUS>;
export type PluralKey = PluralKeyOf<keyof typeof enUS>;

/** Every text in one language. A translation that lacks a text doesn't compile. */
export type Translation = TableOf<keyof typeof enUS>;

export interface Language {
  /** The tag whose rules for plurals and numbers the texts follow. */
  readonly locale: string;
  readonly strings: Translation;
}

/** Fills the names in double braces. Numbers are formatted. */
export type Values = Readonly<Record<string, string | number>>;

/** A text to show and its values. The `count` of a plural text selects its form. */
export type Message =
  | [key: StringKey, values?: Values | undefined]
  | [key: PluralKey, values: Values & { readonly count: number }];

/** Looks up a text and fills in the names in double braces. */
export type Text = (...message: Message) => string;

/** Keeps our keys apart from Flex's own and other plugins'. */
const PREFIX = 'InteractionWebhooks';

/** The key of a text among all strings of Flex: what an administrator overrides. */
export const flexKey = (key: keyof Translation) => `${PREFIX}${key}`;

export interface Languages {
  /** By language, such as `de`. */
  readonly complete: Readonly<Record<string, Translation>>;
  /** The texts that differ in a region, by tag, such as `de-AT`. */
  readonly regional: Readonly<Record<string, Partial<Translation>>>;
}

const LANGUAGES: Languages = { complete: { en: enUS }, regional: {} };

/** Returns the texts for a tag such as `de-AT`, in American English if there are none in its language. */
export function languageFor(localeTag: string, { complete, regional }: Languages = LANGUAGES): Language {
  const language = localeTag.split('-')[0] ?? '';
  const strings = Object.hasOwn(complete, language) ? complete[language] : undefined;
  if (strings === undefined || !isTag(localeTag)) return { locale: 'en-US', strings: enUS };
  return { locale: localeTag, strings: { ...strings, ...regional[localeTag] } };
}

/** Returns whether `Intl` accepts the tag. It throws for any other, such as `en_US` or `en-`. */
function isTag(localeTag: string): boolean {
  try {
    return Intl.getCanonicalLocales(localeTag).length > 0;
  } catch {
    return false;
  }
}

/** Returns a tag that `Intl` accepts: the given one, also if it is written like `en_US`, or American English. */
export function usableTag(tag: unknown): string {
  const written = typeof tag === 'string' ? tag.replace(/_/g, '-') : '';
  return isTag(written) ? written : 'en-US';
}

/** Our texts below those that Flex already holds, which an administrator may have put there. */
export const mergedInto = <S extends object>(flexStrings: S, ours: Translation): S => ({
  ...Object.fromEntries(Object.entries(ours).map(([key, text]) => [`${PREFIX}${key}`, text])),
  ...flexStrings,
});

/** Reads Flex's strings at each call, so that another plugin's later override counts too. */
export function textFrom(flexStrings: () => object, { locale, strings }: Language): Text {
  const ours: Readonly<Record<string, string | undefined>> = strings;
  const find = (entry: string) => {
    const theirs: unknown = attempt(() => Reflect.get(flexStrings(), `${PREFIX}${entry}`), undefined);
    return typeof theirs === 'string' ? theirs : ours[entry];
  };
  return (key, values = {}) => {
    const entries = typeof values.count === 'number' ? entriesFor(key, values.count, locale) : [];
    const template = [key, ...entries].map(find).find((text) => text !== undefined) ?? key;
    return template.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => readable(values[name], locale) ?? hole);
  };
}

const readable = (value: string | number | undefined, locale: string) =>
  typeof value === 'number' ? readableCount(value, locale) : value;
