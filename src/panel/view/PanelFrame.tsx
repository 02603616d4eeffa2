import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
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

/** Common to all screens: the heading, the live region, and the notice about data that must not be sent. */
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
        padding="space60"
        maxWidth="size60"
        backgroundColor="colorBackgroundBody"
        overflowWrap="anywhere"
      >
        <Heading as="h3" variant="heading30" tabIndex={-1}>
          <Box as="span" display="flex" columnGap="space30">
            <StateIcon tone={tone} />
            {text(heading)}
          </Box>
        </Heading>
        <LiveRegion>{children}</LiveRegion>
        <Box
          marginTop="space70"
          paddingTop="space50"
          borderTopStyle="solid"
          borderTopWidth="borderWidth10"
          borderTopColor="colorBorderWeaker"
        >
          <Text as="p" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight20">
            {text('CommonNotice')}
          </Text>
        </Box>
      </Box>
    );
  },
);
