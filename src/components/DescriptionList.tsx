import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** A list of labelled facts. */
export const DescriptionList = ({ children }: { readonly children: ReactNode }) => (
  <Box as="dl" margin="space0" display="flex" flexDirection="column" rowGap="space50">
    {children}
  </Box>
);

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

export const Description = ({ label, children }: FactProps) => (
  <Box>
    <Box as="dt" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
      {label}
    </Box>
    <Box as="dd" margin="space0" marginTop="space10" fontSize="fontSize30" lineHeight="lineHeight30">
      {children}
    </Box>
  </Box>
);
