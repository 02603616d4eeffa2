import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import type { ReactNode } from 'react';
import { useStrings } from './useStrings';

interface FailureNoteProps {
  readonly variant: 'warning' | 'error';
  readonly heading: string;
  readonly children: ReactNode;
}

/** A failure in a narrow place, without the padding of a callout. Screen readers announce it at once. */
export function FailureNote({ variant, heading, children }: FailureNoteProps) {
  const { text } = useStrings();
  return (
    <Box role="alert" display="flex" columnGap="space20">
      <Box flexShrink={0} paddingTop="space10">
        {variant === 'warning' ? (
          <WarningIcon
            decorative={false}
            title={text('CommonWarningIcon')}
            color="colorTextIconWarning"
            size="sizeIcon20"
          />
        ) : (
          <ErrorIcon decorative={false} title={text('CommonErrorIcon')} color="colorTextIconError" size="sizeIcon20" />
        )}
      </Box>
      <Box minWidth="size0">
        <Text as="p" fontWeight="fontWeightSemibold" lineHeight="lineHeight30">
          {heading}
        </Text>
        <Text as="div" lineHeight="lineHeight30">
          {children}
        </Text>
      </Box>
    </Box>
  );
}
