import { type RefObject, useEffect, useRef } from 'react';

/** Whether the component is still there when something that takes time is done. */
export function useIsMounted(): RefObject<boolean> {
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  return isThere;
}
