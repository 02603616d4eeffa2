/**
 * A plugin as another team could have beside ours: with another version of Paste, a tab, a view, a notification, and
 * listeners to the same actions. Its `CompleteTask` does not wait for Flex's own. It attaches the CRM to each task that
 * is accepted. It knows nothing of our plugin but the file of types.
 */
import * as Flex from '@twilio/flex-ui';
import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { Theme } from '@twilio-paste/core/theme';
import type { ReactNode } from 'react';
import type {
  InteractionWebhooksAfter,
  InteractionWebhooksAttachPayload,
  InteractionWebhooksFlexError,
} from '../../../docs/actions';

const NAME = 'orders';
const SAVED = 'OrdersSaved';

/** The actions that the plugin has seen, in order. */
const seen: string[] = [];

/** Whether the plugin cancels each attach. */
let isFrozen = false;

function attachToCrm(task: Flex.ITask) {
  const payload: InteractionWebhooksAttachPayload = { task, destinations: ['crm'] };
  Flex.Actions.invokeAction('InteractionWebhooksAttach', payload).catch((error: InteractionWebhooksFlexError) => {
    seen.push(`attach failed: ${error.content?.wrappedError?.message ?? error.message}`);
  });
}

function noteAttached({ destinations, answer }: InteractionWebhooksAfter<InteractionWebhooksAttachPayload>) {
  seen.push(`afterInteractionWebhooksAttach: ${destinations?.join(', ')}, ${answer?.binding.state}`);
}

function cancelIfFrozen(_payload: InteractionWebhooksAttachPayload, cancel: () => void) {
  if (isFrozen) cancel();
}

const Page = ({ title, children }: { title: string; children: ReactNode }) => (
  <Theme.Provider theme="default">
    <Box padding="space60">
      <Heading as="h2" variant="heading20">
        {title}
      </Heading>
      {children}
    </Box>
  </Theme.Provider>
);

/** Flex reads the label and the name from the props. */
const OrdersTab = (_: { label: string; uniqueName: string }) => (
  <Page title="Orders of this customer">
    <Button variant="primary" onClick={() => void Flex.Notifications.showNotification(SAVED)}>
      Save order
    </Button>
    <Button
      variant="secondary"
      onClick={() => {
        isFrozen = true;
      }}
    >
      Freeze webhooks
    </Button>
  </Page>
);

const OrdersView = () => (
  <Page title="All orders">
    <ul aria-label="Actions seen">
      {seen.map((action) => (
        <li key={action}>{action}</li>
      ))}
    </ul>
  </Page>
);

const OrdersLink = ({ activeView }: { activeView?: string }) => (
  <Flex.SideLink
    showLabel
    aria-label="Orders"
    icon="Data"
    iconActive="DataBold"
    isActive={activeView === NAME}
    onClick={() => void Flex.Actions.invokeAction('NavigateToView', { viewName: NAME })}
  >
    Orders
  </Flex.SideLink>
);

class OrdersPlugin {
  readonly name = 'OrdersPlugin';

  async init(flex: typeof Flex, manager: Flex.Manager) {
    manager.strings = Object.assign(manager.strings, { [SAVED]: 'The order is saved.' });
    flex.Notifications.registerNotification({ id: SAVED, content: SAVED, type: Flex.NotificationType.success });
    flex.TaskCanvasTabs.Content.add(<OrdersTab key={NAME} label="Orders" uniqueName={NAME} />);
    flex.ViewCollection.Content.add(
      <flex.View key={NAME} name={NAME}>
        <OrdersView />
      </flex.View>,
    );
    flex.SideNav.Content.add(<OrdersLink key={NAME} />);
    for (const action of ['beforeCompleteTask', 'afterCompleteTask']) {
      flex.Actions.addListener(action, () => void seen.push(action));
    }
    flex.Actions.addListener('afterAcceptTask', ({ task }: { task: Flex.ITask }) => attachToCrm(task));
    flex.Actions.addListener('beforeInteractionWebhooksAttach', cancelIfFrozen);
    flex.Actions.addListener('afterInteractionWebhooksAttach', noteAttached);
    flex.Actions.replaceAction('CompleteTask', async (payload, original) => {
      void original(payload);
    });
  }
}

Flex.Plugins.init(OrdersPlugin);
