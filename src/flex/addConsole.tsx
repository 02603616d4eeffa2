import type * as Flex from '@twilio/flex-ui';
import { ProductEventStreamsIcon } from '@twilio-paste/icons/esm/ProductEventStreamsIcon';
import type { ConsoleContext } from '../console/context';
import { ConsoleView, VIEW_NAME } from '../console/view/ConsoleView';

/** Adds the console's view to Flex, with a link in the side navigation. */
export function addConsole(flex: typeof Flex, context: ConsoleContext) {
  const { SideLink, View, Actions, SideNav, ViewCollection } = flex;
  const label = context.text('ConsoleLabel');

  function ConsoleLink({ activeView }: { readonly activeView?: string }) {
    return (
      <SideLink
        showLabel
        aria-label={label}
        icon={<ProductEventStreamsIcon decorative size="sizeIcon10" />}
        iconActive={<ProductEventStreamsIcon decorative size="sizeIcon10" color="colorTextLink" />}
        isActive={activeView === VIEW_NAME}
        onClick={() => void Actions.invokeAction('NavigateToView', { viewName: VIEW_NAME })}
      >
        {label}
      </SideLink>
    );
  }

  SideNav.Content.add(<ConsoleLink key={VIEW_NAME} />);
  const ThemedConsole = flex.withTheme(ConsoleView);
  ViewCollection.Content.add(
    <View name={VIEW_NAME} key={VIEW_NAME}>
      <ThemedConsole context={context} />
    </View>,
  );
}
