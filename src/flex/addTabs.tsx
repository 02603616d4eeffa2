import type { PanelContext } from '../panel/context';
import { TAB_NAME, WebhooksTab } from '../panel/view/WebhooksTab';
import type { FlexUi } from './host';

/** Adds the tab to a person's own tasks. */
export const addTaskTab = (flex: FlexUi, context: PanelContext) => flex.TaskCanvasTabs.Content.add(tab(context));

/** Adds the tab to the tasks that a supervisor monitors. */
export const addTeamTab = (flex: FlexUi, context: PanelContext) =>
  flex.Supervisor.TaskCanvasTabs.Content.add(tab(context));

const tab = (context: PanelContext) => (
  // Flex reads the label and the name from the props.
  <WebhooksTab key={TAB_NAME} {...{ context, label: context.text('PanelTabLabel'), uniqueName: TAB_NAME }} />
);
