import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** Labels in the first column, and their values in the second. */
export const DescriptionList = ({ children }: { readonly children: ReactNode }) => (
  <Box
    as="dl"
    margin="space0"
    display="grid"
    columnGap="space40"
    rowGap="space40"
    lineHeight="lineHeight20"
    style={{ gridTemplateColumns: '6rem minmax(0, 1fr)' }}
  >
    {children}
  </Box>
);

interface DescriptionProps {
  readonly label: string;
  readonly children: ReactNode;
}

export const Description = ({ label, children }: DescriptionProps) => (
  <>
    <Box as="dt" color="colorTextWeak">
      {label}
    </Box>
    <Box as="dd" margin="space0">
      {children}
    </Box>
  </>
);
