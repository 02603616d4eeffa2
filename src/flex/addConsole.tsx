import { type CSSProperties, lazy, Suspense } from 'react';
import { ErrorBoundary } from '../components/ErrorBoundary';
import type { ConsoleContext } from '../console/context';
import { ConsoleView, VIEW_NAME } from '../console/view/ConsoleView';
import type { FlexUi } from './host';

// Its code, with a part of Paste's, runs when Flex draws the side navigation.
const LinkIcon = lazy(async () => {
  const { ProductEventStreamsIcon: icon } = await import(
    /* webpackMode: "eager" */ '@twilio-paste/icons/esm/ProductEventStreamsIcon'
  );
  return { default: icon };
});

/** A grid gives its height and width to the content of Paste's provider, which has none of its own. */
const FILLING: CSSProperties = {
  display: 'grid',
  gridTemplate: 'minmax(0, 1fr) / minmax(0, 1fr)',
  flex: '1 1 auto',
  minWidth: 0,
  height: '100%',
};

interface LinkProps {
  // Flex adds this to the children of its side navigation.
  readonly activeView?: string;
}

/** Adds the console's view to Flex, with a link in the side navigation. */
export function addConsole(flex: FlexUi, context: ConsoleContext) {
  const { SideLink, View, SideNav, ViewCollection } = flex;
  const ThemedConsole = flex.withTheme(ConsoleView);
  // React would fail later, while Flex renders.
  if (!View || !SideLink || !ThemedConsole) throw new TypeError('This version of Flex lacks a component.');
  const label = context.text('ConsoleLabel');

  const Link = ({ activeView }: LinkProps) => (
    <SideLink
      showLabel
      aria-label={label}
      icon={<LinkIcon decorative size="sizeIcon10" />}
      iconActive={<LinkIcon decorative size="sizeIcon10" color="colorTextLink" />}
      isActive={activeView === VIEW_NAME}
      onClick={() => void flex.Actions.invokeAction('NavigateToView', { viewName: VIEW_NAME })}
    >
      {label}
    </SideLink>
  );

  const ConsoleLink = (props: LinkProps) => (
    <ErrorBoundary onError={context.onCrash} fallback={() => null}>
      <Suspense fallback={null}>
        <Link {...props} />
      </Suspense>
    </ErrorBoundary>
  );

  ViewCollection.Content.add(
    <View name={VIEW_NAME} key={VIEW_NAME}>
      <div style={FILLING}>
        <ThemedConsole context={context} />
      </div>
    </View>,
  );
  SideNav.Content.add(<ConsoleLink key={VIEW_NAME} />);
}
