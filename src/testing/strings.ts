import type { Strings } from '../components/useStrings';
import { languageFor, textFrom } from '../strings/text';

/** The plugin's own English, without an administrator's overrides. */
export const STRINGS: Strings = { text: textFrom(() => ({}), languageFor('en-US')), locale: 'en-US' };
