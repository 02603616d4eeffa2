import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStrings } from '../components/useStrings';

const MAX_ROWS = 5;

interface ExpandableFieldProps<T> {
  readonly rows: readonly T[];
  /** Whether a row is always shown, for example because it is selected. */
  readonly isKept: (row: T) => boolean;
  /** Returns the field with these rows. Each has one input. */
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** A field of destinations that shows the first five, and the others on demand. */
export function ExpandableField<T>({ rows, isKept, children }: ExpandableFieldProps<T>) {
  const { text } = useStrings();
  const field = useRef<HTMLDivElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.filter((row, at) => at < MAX_ROWS || isKept(row));
  const hidden = rows.length - shown.length;

  useEffect(() => {
    // The button that had the focus has disappeared.
    if (isWhole) field.current?.querySelectorAll('input')[MAX_ROWS]?.focus();
  }, [isWhole]);

  return (
    <Box ref={field} width="100%">
      {children(shown)}
      {hidden > 0 && (
        <Box marginTop="space30">
          <Button variant="link" onClick={() => setIsWhole(true)}>
            {text('FormShowDestinations', { count: hidden })}
          </Button>
        </Box>
      )}
    </Box>
  );
}
