import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Returns the width of an element in px, or null before it is known. */
export function useWidth(ref: RefObject<Element>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  const measure = () => setWidth(ref.current?.getBoundingClientRect().width ?? null);
  useLayoutEffect(measure);
  useEffect(() => {
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  });
  return width;
}
