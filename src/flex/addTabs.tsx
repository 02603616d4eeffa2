import type * as Flex from '@twilio/flex-ui';
import type { PanelContext } from '../panel/context';
import { TAB_NAME, WebhooksTab } from '../panel/view/WebhooksTab';

/** Adds the tab to agents' tasks and to the tasks that supervisors monitor. */
export function addTabs(flex: typeof Flex, context: PanelContext) {
  const props = { context, label: context.text('PanelTabLabel'), uniqueName: TAB_NAME };
  flex.TaskCanvasTabs.Content.add(<WebhooksTab key={TAB_NAME} {...props} />);
  flex.Supervisor.TaskCanvasTabs.Content.add(<WebhooksTab key={TAB_NAME} {...props} />);
}
