import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { SayProvider } from './say';
import { useStrings } from './useStrings';

const TellContext = createContext<(said: string) => void>(() => undefined);

/** Says something to a screen reader, politely. */
export const useTell = () => useContext(TellContext);

/** A polite live region and what speaks through it. A dialog needs one of its own, since it silences what is behind it. */
export function Told({ children }: { readonly children: ReactNode }) {
  const { text } = useStrings();
  const [said, tell] = useState('');
  const say = useMemo(
    () =>
      (...said: Parameters<typeof text>) =>
        tell(text(...said)),
    [text],
  );
  return (
    <TellContext.Provider value={tell}>
      <SayProvider value={say}>
        <ScreenReaderOnly>
          <span role="status">{said}</span>
        </ScreenReaderOnly>
        {children}
      </SayProvider>
    </TellContext.Provider>
  );
}
