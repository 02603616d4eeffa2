import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';

/** A second line, for what is only looked at when one has to. */
export const SecondaryText = ({ children }: { readonly children: NonNullable<ReactNode> }) => (
  <Text as="div" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
    {children}
  </Text>
);
