import { createContext, useContext } from 'react';
import type { StringKey } from '../strings/text';

const SayContext = createContext<(key: StringKey) => void>(() => undefined);

export const SayProvider = SayContext.Provider;

/** Says something through the panel's live region. */
export const useSay = () => useContext(SayContext);
