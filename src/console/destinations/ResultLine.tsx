import { Box } from '@twilio-paste/core/box';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { SuccessIcon } from '@twilio-paste/icons/esm/SuccessIcon';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import type { ReactNode } from 'react';
import { useStrings } from '../../components/useStrings';

const MARKS = {
  success: { Icon: SuccessIcon, title: 'DestinationSuccessIcon', color: 'colorTextIconSuccess' },
  waiting: { Icon: WarningIcon, title: 'OutboxWaitingIcon', color: 'colorTextIconWarning' },
  error: { Icon: ErrorIcon, title: 'CommonErrorIcon', color: 'colorTextIconError' },
} as const;

interface ResultLineProps {
  readonly mark: keyof typeof MARKS;
  /** Whether there is a later result, so that this one matters less. */
  readonly isEarlier?: boolean;
  readonly children: ReactNode;
}

/** A result in a line or two, with a mark of its own, because not everyone sees the colors. */
export function ResultLine({ mark, isEarlier = false, children }: ResultLineProps) {
  const { text } = useStrings();
  const { Icon, title, color } = MARKS[mark];
  return (
    <Box display="flex" columnGap="space20" lineHeight="lineHeight20" color={isEarlier ? 'colorTextWeak' : 'colorText'}>
      <Box flexShrink={0} paddingTop="space10">
        <Icon decorative={false} size="sizeIcon10" title={text(title)} color={isEarlier ? 'colorTextIcon' : color} />
      </Box>
      <Box minWidth="size0">{children}</Box>
    </Box>
  );
}
