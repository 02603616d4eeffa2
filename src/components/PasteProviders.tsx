import { CustomizationProvider, type CustomizationProviderProps } from '@twilio-paste/core/customization';
import type { ReactNode } from 'react';
import { DISABLED_STYLE } from './disabledStyle';
import { type Strings, StringsProvider } from './useStrings';

/** The parts of Flex's theme that Paste needs. */
export interface FlexTheme {
  readonly isLight?: boolean;
  /** The values of Paste's design tokens in Flex's current theme. */
  readonly tokens: NonNullable<CustomizationProviderProps['theme']>;
}

interface PasteProvidersProps {
  readonly theme: FlexTheme | undefined;
  readonly strings: Strings;
  readonly children: ReactNode;
}

/**
 * Provides Flex's theme and language to everything that this plugin adds to Flex. The bundle contains only the two base
 * themes that are named here (webpack.config.js).
 */
export const PasteProviders = ({ theme, strings, children }: PasteProvidersProps) => (
  <CustomizationProvider
    baseTheme={theme?.isLight === false ? 'dark' : 'default'}
    theme={theme?.tokens ?? {}}
    elements={DISABLED_STYLE}
  >
    <StringsProvider value={strings}>{children}</StringsProvider>
  </CustomizationProvider>
);
