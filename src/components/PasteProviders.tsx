import type * as Flex from '@twilio/flex-ui';
import { CustomizationProvider } from '@twilio-paste/core/customization';
import type { ReactNode } from 'react';
import { DISABLED_STYLE } from './disabledStyle';
import { type Strings, StringsProvider } from './useStrings';

export type FlexTheme = Pick<Flex.Theme, 'isLight' | 'tokens'>;

interface PasteProvidersProps {
  /** Flex's own, as the person has chosen it. */
  readonly theme: FlexTheme | undefined;
  readonly words: Strings;
  readonly children: ReactNode;
}

/** What everything that we add to Flex stands in: Flex's theme, and the language to speak. */
export const PasteProviders = ({ theme, words, children }: PasteProvidersProps) => (
  <CustomizationProvider
    baseTheme={theme?.isLight === false ? 'dark' : 'default'}
    theme={theme?.tokens ?? {}}
    elements={DISABLED_STYLE}
  >
    <StringsProvider value={words}>{children}</StringsProvider>
  </CustomizationProvider>
);
