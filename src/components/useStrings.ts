import type { Text } from '../strings/text';
import { requiredContext } from './requiredContext';

/** The language of the user interface, shared by all components. */
export interface Strings {
  readonly text: Text;
  /** The BCP 47 tag that dates and numbers are formatted for, such as `en-US`. */
  readonly locale: string;
}

export const [StringsProvider, useStrings] = requiredContext<Strings>('Strings');
