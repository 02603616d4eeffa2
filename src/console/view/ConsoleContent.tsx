import { Box } from '@twilio-paste/core/box';
import { CrashBoundary } from '../../components/CrashBoundary';
import { LiveRegion } from '../../components/LiveRegion';
import { type FlexTheme, PasteProviders } from '../../components/PasteProviders';
import { type ConsoleContext, ConsoleContextProvider } from '../context';
import { Console } from './Console';

interface ConsoleContentProps {
  readonly context: ConsoleContext;
  readonly theme: FlexTheme | undefined;
}

/** The content of the open view, with the padding of Flex's own views. */
export const ConsoleContent = ({ context, theme }: ConsoleContentProps) => (
  <PasteProviders theme={theme} strings={context}>
    <ConsoleContextProvider value={context}>
      <Box
        as="section"
        aria-label={context.text('ConsoleLabel')}
        // Contains visually hidden elements, which would otherwise make Flex's own containers scroll.
        position="relative"
        width="100%"
        height="100%"
        overflowY="auto"
        paddingX="space50"
        paddingY="space40"
        backgroundColor="colorBackgroundBody"
      >
        <CrashBoundary onCrash={context.onCrash}>
          <LiveRegion>
            <Console />
          </LiveRegion>
        </CrashBoundary>
      </Box>
    </ConsoleContextProvider>
  </PasteProviders>
);
