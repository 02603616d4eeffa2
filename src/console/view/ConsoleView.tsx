import { Box } from '@twilio-paste/core/box';
import { CrashBoundary } from '../../components/CrashBoundary';
import { FlexRoot } from '../../components/FlexRoot';
import { LiveRegion } from '../../components/LiveRegion';
import type { FlexTheme } from '../../components/PasteProviders';
import { type ConsoleContext, ConsoleContextProvider } from '../context';
import { Console } from './Console';

/** The name of the view in Flex, and the last part of its URL. */
export const VIEW_NAME = 'interaction-webhooks';

interface ConsoleViewProps {
  readonly context: ConsoleContext;
  readonly theme: FlexTheme | undefined;
}

/** The content of the Flex view, with the padding of Flex's own views. Flex mounts it only while the view is open. */
export const ConsoleView = ({ context, theme }: ConsoleViewProps) => (
  <FlexRoot theme={theme} strings={context} onCrash={context.onCrash}>
    <ConsoleContextProvider value={context}>
      <Box
        as="section"
        aria-label={context.text('ConsoleLabel')}
        // Contains visually hidden elements, which would otherwise make Flex's own containers scroll.
        position="relative"
        width="100%"
        height="100%"
        overflowY="auto"
        padding={['space50', 'space50', 'space80']}
        backgroundColor="colorBackgroundBody"
      >
        <CrashBoundary onCrash={context.onCrash}>
          <LiveRegion>
            <Console />
          </LiveRegion>
        </CrashBoundary>
      </Box>
    </ConsoleContextProvider>
  </FlexRoot>
);
