import { Box } from '@twilio-paste/core/box';
import { type FlexTheme, Surroundings } from '../components/PasteProviders';
import { Told } from '../components/tell';
import { Console } from './Console';
import { type ConsoleTools, ConsoleToolsProvider } from './context';

/** The name of the view in Flex, and the last part of its address. */
export const VIEW_NAME = 'interaction-webhooks';

interface ConsoleViewProps {
  readonly tools: ConsoleTools;
  readonly theme: FlexTheme | undefined;
}

/** The view's content, spaced as Flex's own views are. Flex mounts it while it is looked at. */
export const ConsoleView = ({ tools, theme }: ConsoleViewProps) => (
  <Surroundings theme={theme} words={tools}>
    <ConsoleToolsProvider value={tools}>
      <Box
        as="section"
        aria-label={tools.text('ConsoleLabel')}
        // Holds what is visually hidden inside it: elsewhere it would make Flex's own containers scroll.
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
    </ConsoleToolsProvider>
  </Surroundings>
);
