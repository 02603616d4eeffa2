import { Box } from '@twilio-paste/core/box';
import { type FlexTheme, PasteProviders } from '../../components/PasteProviders';
import { Told } from '../../components/tell';
import { type ConsoleContext, ConsoleContextProvider } from '../context';
import { Console } from './Console';

/** The name of the view in Flex, and the last part of its URL. */
export const VIEW_NAME = 'interaction-webhooks';

interface ConsoleViewProps {
  readonly tools: ConsoleContext;
  readonly theme: FlexTheme | undefined;
}

/** The content of the Flex view, with the padding of Flex's own views. Flex mounts it only while the view is open. */
export const ConsoleView = ({ tools, theme }: ConsoleViewProps) => (
  <PasteProviders theme={theme} words={tools}>
    <ConsoleContextProvider value={tools}>
      <Box
        as="section"
        aria-label={tools.text('ConsoleLabel')}
        // Contains visually hidden elements, which would otherwise make Flex's own containers scroll.
        position="relative"
        width="100%"
        height="100%"
        overflowY="auto"
        padding={['space50', 'space50', 'space80']}
        backgroundColor="colorBackgroundBody"
      >
        <Told>
          <Console />
        </Told>
      </Box>
    </ConsoleContextProvider>
  </PasteProviders>
);
