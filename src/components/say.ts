import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { StringKey } from '../strings/text';

type Say = (key: StringKey, values?: Readonly<Record<string, string>>) => void;

const SayContext = createContext<Say>(() => undefined);

export const SayProvider = SayContext.Provider;

/** Says something through the panel's live region. */
export const useSay = () => useContext(SayContext);

/** What the live region says. */
interface Said {
  readonly key: StringKey | null;
  readonly values: Readonly<Record<string, string>>;
  /** How many things have been said, so that the same words can be said again. */
  readonly count: number;
}

/** What is to be said, and the way to say more. Each new announcement takes the place of what was said. */
export function useSaid(announcement: StringKey | null): { said: Said; say: Say } {
  const [said, setSaid] = useState<Said>({ key: announcement, values: {}, count: 0 });
  const set = useCallback(
    (key: StringKey | null, values: Said['values'] = {}) => setSaid(({ count }) => ({ key, values, count: count + 1 })),
    [],
  );
  useEffect(() => set(announcement), [announcement, set]);
  return { said, say: set };
}
