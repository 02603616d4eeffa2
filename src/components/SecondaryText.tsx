import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';

/** A less prominent line below a value. */
export const SecondaryText = ({ children }: { readonly children: NonNullable<ReactNode> }) => (
  <Text as="div" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
    {children}
  </Text>
);
