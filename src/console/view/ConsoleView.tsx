import { lazy } from 'react';
import { FlexRoot } from '../../components/FlexRoot';
import type { FlexTheme } from '../../components/PasteProviders';
import type { ConsoleContext } from '../context';

/** The name of the view in Flex, and the last part of its URL. */
export const VIEW_NAME = 'interaction-webhooks';

interface ConsoleViewProps {
  readonly context: ConsoleContext;
  readonly theme: FlexTheme | undefined;
}

// Its code, with Paste's, runs when the view is first opened, so that Flex starts sooner.
const ConsoleContent = lazy(async () => {
  const { ConsoleContent: content } = await import(/* webpackMode: "eager" */ './ConsoleContent');
  return { default: content };
});

/** The Flex view. Flex mounts it only while the view is open. */
export const ConsoleView = ({ context, theme }: ConsoleViewProps) => (
  <FlexRoot strings={context} onCrash={context.onCrash}>
    <ConsoleContent context={context} theme={theme} />
  </FlexRoot>
);
