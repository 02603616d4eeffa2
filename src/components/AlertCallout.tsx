import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import type { ReactNode } from 'react';
import { useStrings } from './useStrings';

interface AlertCalloutProps {
  readonly variant: keyof typeof VARIANTS;
  readonly level?: 'h3' | 'h4';
  readonly heading: string;
  readonly children: ReactNode;
}

/** A warning or error that screen readers announce at once. Paste's own callout contains Paste's text a second time. */
export function AlertCallout({ variant, level = 'h4', heading, children }: AlertCalloutProps) {
  const { text } = useStrings();
  const { Icon, label, ...colors } = VARIANTS[variant];
  return (
    <div role="alert">
      <Box display="flex" columnGap="space40" padding="space70" borderRadius="borderRadius20" {...colors}>
        <Box paddingTop="space10">
          <Icon decorative />
          <ScreenReaderOnly>{text(label)}</ScreenReaderOnly>
        </Box>
        <Box display="flex" flexDirection="column" rowGap="space30" flex="1">
          <Text as={level} color="currentColor" lineHeight="lineHeight40">
            {heading}
          </Text>
          {children}
        </Box>
      </Box>
    </div>
  );
}

export const CalloutText = ({ children }: { readonly children: ReactNode }) => (
  <Text as="p" color="currentColor" lineHeight="lineHeight40">
    {children}
  </Text>
);

// Source: @twilio-paste/callout 1.0.
const VARIANTS = {
  warning: {
    backgroundColor: 'colorBackgroundWarningWeakest',
    color: 'colorTextWarningStrong',
    Icon: WarningIcon,
    label: 'CommonWarningIcon',
  },
  error: {
    backgroundColor: 'colorBackgroundErrorWeakest',
    color: 'colorTextErrorStrong',
    Icon: ErrorIcon,
    label: 'CommonErrorIcon',
  },
} as const;
