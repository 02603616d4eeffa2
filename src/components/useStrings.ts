import { createContext, useContext } from 'react';
import type { Text } from '../strings/text';

/** How to speak to the person: what every part of the screen needs and none is given by its parent. */
export interface Strings {
  readonly text: Text;
  /** The language for times, such as `en-US`. */
  readonly locale: string;
}

const StringsContext = createContext<Strings | null>(null);

export const StringsProvider = StringsContext.Provider;

export function useStrings(): Strings {
  const words = useContext(StringsContext);
  if (words === null) throw new Error('A part is used outside of its provider.');
  return words;
}
