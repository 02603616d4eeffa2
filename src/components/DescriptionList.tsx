import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

export const DescriptionList = ({ children }: { readonly children: ReactNode }) => (
  <Box as="dl" margin="space0" display="flex" flexDirection="column" rowGap="space50">
    {children}
  </Box>
);

interface DescriptionProps {
  readonly label: string;
  readonly children: ReactNode;
}

export const Description = ({ label, children }: DescriptionProps) => (
  <Box>
    <Box as="dt" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
      {label}
    </Box>
    <Box as="dd" margin="space0" marginTop="space10" fontSize="fontSize30" lineHeight="lineHeight30">
      {children}
    </Box>
  </Box>
);
