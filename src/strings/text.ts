/** The plugin's texts in the person's language, with an administrator's own words where they gave some. */
import { enUS } from './en-US';

export type StringKey = keyof typeof enUS;
export type Strings = Readonly<Record<StringKey, string>>;

/** Looks up a text and fills in the names in double braces. */
export type Text = (key: StringKey, values?: Readonly<Record<string, string>>) => string;

/** Keeps our keys apart from Flex's own and other plugins'. */
const PREFIX = 'InteractionWebhooks';

/** The key of a text among all strings of Flex: what an administrator overrides. */
export const flexKey = (key: StringKey) => `${PREFIX}${key}`;

const LANGUAGES: Readonly<Record<string, Partial<Strings>>> = { 'en-US': enUS };

/** The texts for a tag such as `de-AT`: what it has itself, then what `de` has, then English. */
export const stringsFor = (localeTag: string, languages = LANGUAGES): Strings => ({
  ...enUS,
  ...languages[localeTag.split('-')[0] ?? ''],
  ...languages[localeTag],
});

/** Our texts below those that Flex already holds, which an administrator may have put there. */
export const mergedInto = <S extends object>(flexStrings: S, ours: Strings): S => ({
  ...Object.fromEntries(Object.entries(ours).map(([key, text]) => [`${PREFIX}${key}`, text])),
  ...flexStrings,
});

/** Reads Flex's strings at each call, so that another plugin's later override counts too. */
export const textFrom =
  (flexStrings: () => object, ours: Strings): Text =>
  (key, values = {}) => {
    const theirs: unknown = Reflect.get(flexStrings(), flexKey(key));
    const template = typeof theirs === 'string' ? theirs : ours[key];
    return template.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole);
  };
