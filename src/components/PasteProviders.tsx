import type * as Flex from '@twilio/flex-ui';
import { CustomizationProvider } from '@twilio-paste/core/customization';
import type { ReactNode } from 'react';
import { HELD_LOOK } from './disabledStyle';
import { type Words, WordsProvider } from './useStrings';

export type FlexTheme = Pick<Flex.Theme, 'isLight' | 'tokens'>;

interface SurroundingsProps {
  /** Flex's own, as the person has chosen it. */
  readonly theme: FlexTheme | undefined;
  readonly words: Words;
  readonly children: ReactNode;
}

/** What everything that we add to Flex stands in: Flex's theme, and the language to speak. */
export const Surroundings = ({ theme, words, children }: SurroundingsProps) => (
  <CustomizationProvider
    baseTheme={theme?.isLight === false ? 'dark' : 'default'}
    theme={theme?.tokens ?? {}}
    elements={HELD_LOOK}
  >
    <WordsProvider value={words}>{children}</WordsProvider>
  </CustomizationProvider>
);
