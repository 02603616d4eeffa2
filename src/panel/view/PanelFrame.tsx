import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { forwardRef, type ReactNode } from 'react';
import { LiveRegion } from '../../components/LiveRegion';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import type { Tone } from '../screen';
import { StateIcon } from './StateIcon';

interface PanelFrameProps {
  readonly heading: StringKey;
  readonly tone?: Tone;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** Where Flex leaves less room than this, as at a magnification of 400 %, its own container scrolls. */
const MIN_HEIGHT = '12rem';

/**
 * Common to all screens: the heading, and the room below it. It has the height of Flex's tab and scrolls by itself, so
 * that Flex's own tabs, the customer's name and the close button stay where they are.
 */
export const PanelFrame = forwardRef<HTMLElement, PanelFrameProps>(
  ({ heading, tone = 'neutral', isBusy = false, children }, ref) => {
    const { text } = usePanelContext();
    return (
      <Box
        ref={ref}
        as="section"
        aria-label={text('PanelTabLabel')}
        aria-busy={isBusy}
        // Contains the visually hidden elements, which otherwise make Flex's own containers scroll.
        position="relative"
        display="flex"
        flexDirection="column"
        height="100%"
        overflowY="auto"
        maxWidth="size60"
        backgroundColor="colorBackgroundBody"
        overflowWrap="anywhere"
        style={{ minHeight: MIN_HEIGHT }}
      >
        <Box flexShrink={0} paddingX="space50" paddingTop="space50" paddingBottom="space30">
          <Heading as="h3" variant="heading40" marginBottom="space0" tabIndex={-1}>
            <Box as="span" display="flex" alignItems="center" columnGap="space20">
              <StateIcon tone={tone} />
              {text(heading)}
            </Box>
          </Heading>
        </Box>
        <LiveRegion>{children}</LiveRegion>
      </Box>
    );
  },
);
