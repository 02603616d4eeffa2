import { Box } from '@twilio-paste/core/box';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { SuccessIcon } from '@twilio-paste/icons/esm/SuccessIcon';
import type { ReactNode } from 'react';
import { useStrings } from '../../components/useStrings';

interface ResultLineProps {
  readonly isSuccess: boolean;
  /** Whether there is a later result, so that this one matters less. */
  readonly isEarlier?: boolean;
  readonly children: ReactNode;
}

/** A result in a line or two, with a mark of its own, because not everyone sees the colors. */
export function ResultLine({ isSuccess, isEarlier = false, children }: ResultLineProps) {
  const { text } = useStrings();
  const mark = { decorative: false, size: 'sizeIcon10' } as const;
  return (
    <Box display="flex" columnGap="space20" lineHeight="lineHeight20" color={isEarlier ? 'colorTextWeak' : 'colorText'}>
      <Box flexShrink={0} paddingTop="space10">
        {isSuccess ? (
          <SuccessIcon
            {...mark}
            title={text('DestinationSuccessIcon')}
            color={isEarlier ? 'colorTextIcon' : 'colorTextIconSuccess'}
          />
        ) : (
          <ErrorIcon
            {...mark}
            title={text('CommonErrorIcon')}
            color={isEarlier ? 'colorTextIcon' : 'colorTextIconError'}
          />
        )}
      </Box>
      <Box minWidth="size0">{children}</Box>
    </Box>
  );
}
