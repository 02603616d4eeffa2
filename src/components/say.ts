import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { Message, StringKey } from '../strings/text';

type Say = (...message: Message) => void;

const SayContext = createContext<Say>(() => undefined);

export const SayProvider = SayContext.Provider;

/** Says something through the panel's live region. */
export const useSay = () => useContext(SayContext);

/** What the live region says. */
interface Said {
  readonly message: Message | null;
  /** How many things have been said, so that the same words can be said again. */
  readonly count: number;
}

/** What is to be said, and the way to say more. Each new announcement takes the place of what was said. */
export function useSaid(announcement: StringKey | null): { said: Said; say: Say } {
  const [said, setSaid] = useState<Said>({ message: announcement && [announcement], count: 0 });
  const set = useCallback((message: Message | null) => setSaid(({ count }) => ({ message, count: count + 1 })), []);
  const say = useCallback<Say>((...message) => set(message), [set]);
  useEffect(() => set(announcement && [announcement]), [announcement, set]);
  return { said, say };
}
