import { Box } from '@twilio-paste/core/box';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { SuccessIcon } from '@twilio-paste/icons/esm/SuccessIcon';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import type { ReactElement } from 'react';
import type { Tone } from '../screen';

const ICONS: Readonly<Record<Tone, ReactElement | null>> = {
  neutral: null,
  success: <SuccessIcon decorative color="colorTextIconSuccess" size="sizeIcon20" />,
  warning: <WarningIcon decorative color="colorTextIconWarning" size="sizeIcon20" />,
  error: <ErrorIcon decorative color="colorTextIconError" size="sizeIcon20" />,
};

/** Repeats the screen's tone visually. Decorative: the heading beside it says the same. */
export function StateIcon({ tone }: { readonly tone: Tone }) {
  const icon = ICONS[tone];
  return (
    icon && (
      <Box as="span" flexShrink={0}>
        {icon}
      </Box>
    )
  );
}
