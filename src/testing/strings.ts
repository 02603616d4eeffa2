import type { Strings } from '../components/useStrings';
import { enUS } from '../strings/en-US';
import { textFrom } from '../strings/text';

/** The plugin's own English, without an administrator's overrides. */
export const STRINGS: Strings = { text: textFrom(() => ({}), enUS), locale: 'en-US' };
