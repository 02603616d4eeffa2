import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** Buttons side by side, on several lines if needed. */
export const ButtonRow = ({ children }: { readonly children: ReactNode }) => (
  <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space40">
    {children}
  </Box>
);
