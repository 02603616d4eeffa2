import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

interface StackProps {
  readonly gap: 'space30' | 'space40' | 'space50' | 'space60' | 'space70';
  readonly children: ReactNode;
}

/** A column. Unlike Paste's Stack it keeps a child mounted, and the focus in it, when another child appears. */
export const Stack = ({ gap, children }: StackProps) => (
  <Box display="flex" flexDirection="column" alignItems="flex-start" rowGap={gap}>
    {children}
  </Box>
);
