import type { ReactNode } from 'react';
import { attempt } from '../contract/result';
import { isBareCall, type TaskLike, taskStateOf } from '../interaction/subject';
import type { PanelContext } from '../panel/context';
import { TabLabel } from '../panel/label/TabLabel';
import { TAB_NAME, WebhooksTab } from '../panel/view/WebhooksTab';
import type { FlexUi } from './host';

/** Adds the tab to a person's own tasks. */
export const addTaskTab = (flex: FlexUi, context: PanelContext) =>
  flex.TaskCanvasTabs.Content.add(tab(flex, context), HAS_TAB);

/** Adds the tab to the tasks that a supervisor monitors. */
export const addTeamTab = (flex: FlexUi, context: PanelContext) =>
  flex.Supervisor.TaskCanvasTabs.Content.add(tab(flex, context), HAS_TAB);

const HAS_TAB = { if: ({ task }: { readonly task?: TaskLike }) => !isBareCall(taskStateOf(task)) };

const tab = (flex: FlexUi, context: PanelContext) => (
  // Flex reads the label and the name from the props.
  <WebhooksTab key={TAB_NAME} {...{ context, label: labelOf(flex, context), uniqueName: TAB_NAME }} />
);

/**
 * Flex renders the label in the header of the tab, which gets no task. But the header is inside of the context of the
 * task whose tabs it shows, in Teams as well.
 */
function labelOf(flex: FlexUi, context: PanelContext): ReactNode {
  const Label = attempt(() => flex.withTaskContext(TabLabel), null);
  return Label ? <Label context={context} /> : context.text('PanelTabLabel');
}
