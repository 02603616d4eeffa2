import { Box } from '@twilio-paste/core/box';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { SuccessIcon } from '@twilio-paste/icons/esm/SuccessIcon';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import type { ReactElement } from 'react';
import type { StringKey } from '../strings/text';

const ICONS: Partial<Record<StringKey, ReactElement>> = {
  AttachedHeading: <SuccessIcon decorative color="colorTextIconSuccess" size="sizeIcon40" />,
  FormDanglingHeading: <WarningIcon decorative color="colorTextIconWarning" size="sizeIcon40" />,
  AttachedForeignHeading: <WarningIcon decorative color="colorTextIconWarning" size="sizeIcon40" />,
  ReplaceHeading: <WarningIcon decorative color="colorTextIconWarning" size="sizeIcon40" />,
  PanelUnavailableHeading: <ErrorIcon decorative color="colorTextIconError" size="sizeIcon40" />,
};

/** Repeats a screen's heading for the eye, where the state is a good or a bad one. */
export function StateIcon({ heading }: { readonly heading: StringKey }) {
  const icon = ICONS[heading];
  return icon === undefined ? null : (
    <Box as="span" flexShrink={0}>
      {icon}
    </Box>
  );
}
