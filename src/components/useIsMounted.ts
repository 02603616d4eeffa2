import { type RefObject, useEffect, useRef } from 'react';

/** Returns whether the component is still mounted, for use after an asynchronous call. */
export function useIsMounted(): RefObject<boolean> {
  const isMounted = useRef(true);
  useEffect(
    () => () => {
      isMounted.current = false;
    },
    [],
  );
  return isMounted;
}
