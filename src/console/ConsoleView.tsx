import { Box } from '@twilio-paste/core/box';
import { LiveRegion } from '../components/LiveRegion';
import { type FlexTheme, PasteProviders } from '../components/PasteProviders';
import { Console } from './Console';
import { type ConsoleContext, ConsoleContextProvider } from './context';

/** The name of the view in Flex, and the last part of its address. */
export const VIEW_NAME = 'interaction-webhooks';

interface ConsoleViewProps {
  readonly context: ConsoleContext;
  readonly theme: FlexTheme | undefined;
}

/** The view's content, spaced as Flex's own views are. Flex mounts it while it is looked at. */
export const ConsoleView = ({ context, theme }: ConsoleViewProps) => (
  <PasteProviders theme={theme} strings={context}>
    <ConsoleContextProvider value={context}>
      <Box
        as="section"
        aria-label={context.text('ConsoleLabel')}
        // Holds what is visually hidden inside it: elsewhere it would make Flex's own containers scroll.
        position="relative"
        width="100%"
        height="100%"
        overflowY="auto"
        padding={['space50', 'space50', 'space80']}
        backgroundColor="colorBackgroundBody"
      >
        <LiveRegion>
          <Console />
        </LiveRegion>
      </Box>
    </ConsoleContextProvider>
  </PasteProviders>
);
