import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

interface ColumnProps {
  readonly gap: 'space50' | 'space60' | 'space70';
  readonly children: ReactNode;
}

/** Parts below each other. Unlike Paste's Stack it keeps a part, and the focus in it, when another one appears. */
export const Column = ({ gap, children }: ColumnProps) => (
  <Box display="flex" flexDirection="column" alignItems="flex-start" rowGap={gap}>
    {children}
  </Box>
);
