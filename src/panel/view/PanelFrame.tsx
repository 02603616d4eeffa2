import { Box } from '@twilio-paste/core/box';
import { forwardRef, type ReactNode } from 'react';
import { LiveRegion } from '../../components/LiveRegion';
import { usePanelContext } from '../context';

interface PanelFrameProps {
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/**
 * The tab's room, which a screen fills. It scrolls by itself, so that Flex's own tabs, with the customer's name and the
 * close button, stay where they are.
 */
export const PanelFrame = forwardRef<HTMLElement, PanelFrameProps>(({ isBusy = false, children }, ref) => {
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
    >
      <LiveRegion>{children}</LiveRegion>
    </Box>
  );
});
