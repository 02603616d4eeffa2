import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode } from 'react';
import type { StringKey } from '../strings/text';
import { usePanelContext } from './context';
import { StateIcon } from './StateIcon';
import type { Tone } from './screen';

interface PanelScreenProps {
  readonly heading: StringKey;
  readonly tone?: Tone;
  /** Below the scrolling part, and always in sight. */
  readonly footer?: ReactNode;
  /** The part that scrolls. */
  readonly children: ReactNode;
}

/** Below this height, in Flex at a magnification of 400 % for example, the whole screen scrolls as one. */
const MIN_CONTENT_HEIGHT = '9rem';

/** The layout of every screen of the panel. Only its content scrolls. */
export function PanelScreen({ heading, tone = 'neutral', footer = null, children }: PanelScreenProps) {
  const { text } = usePanelContext();
  return (
    <>
      <Box flexShrink={0} paddingX="space50" paddingTop="space50">
        <Heading as="h3" variant="heading40" tabIndex={-1} marginBottom="space0">
          <Box as="span" display="flex" columnGap="space20" alignItems="center">
            <StateIcon tone={tone} />
            {text(heading)}
          </Box>
        </Heading>
      </Box>
      <Box flexGrow={1} padding="space50" overflowY="auto" style={{ minHeight: MIN_CONTENT_HEIGHT }}>
        {children}
      </Box>
      {footer !== null && (
        <Box
          flexShrink={0}
          padding="space50"
          borderTopStyle="solid"
          borderTopWidth="borderWidth10"
          borderTopColor="colorBorderWeaker"
        >
          {footer}
        </Box>
      )}
    </>
  );
}
