import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

type Announce = (message: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Returns a function that makes screen readers read a message politely. An empty message clears the last one. */
export const useAnnounce = () => useContext(AnnounceContext);

/** A polite live region for everything inside. A modal dialog needs its own, because it hides what is behind it. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  // The count makes a new element, so that screen readers read the same message again.
  const [{ message, count }, setAnnounced] = useState({ message: '', count: 0 });
  const announce = useCallback<Announce>(
    (message) => setAnnounced((before) => ({ message, count: before.count + 1 })),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      <ScreenReaderOnly>
        <span role="status">{message !== '' && <span key={count}>{message}</span>}</span>
      </ScreenReaderOnly>
      {children}
    </AnnounceContext.Provider>
  );
}
