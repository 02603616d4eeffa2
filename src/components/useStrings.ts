import { createContext, useContext } from 'react';
import type { Text } from '../strings/text';

/** How to speak to the person: what every part of the screen needs and none is given by its parent. */
export interface Words {
  readonly text: Text;
  /** The language for times, such as `en-US`. */
  readonly locale: string;
}

const WordsContext = createContext<Words | null>(null);

export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('A part is used outside of its provider.');
  return words;
}
