import { lazy } from 'react';
import { FlexRoot } from '../../components/FlexRoot';
import type { FlexTheme } from '../../components/PasteProviders';
import type { TaskLike } from '../../interaction/subject';
import type { PanelContext } from '../context';

/** The tab's unique name in Flex. */
export const TAB_NAME = 'interaction-webhooks';

interface WebhooksTabProps {
  readonly context: PanelContext;
  // Flex adds these to the children of a task's tabs.
  readonly task?: TaskLike;
  readonly selectedTabName?: string;
  readonly theme?: FlexTheme;
}

// Its code, with Paste's, runs when the tab is first selected, so that Flex starts sooner.
const TabContent = lazy(async () => {
  const { TabContent: content } = await import(/* webpackMode: "eager" */ './TabContent');
  return { default: content };
});

/**
 * The tab. Flex keeps it mounted while it is hidden and when the task changes. While hidden it is empty, so that
 * nothing is loaded.
 */
export function WebhooksTab({ context, task, selectedTabName, theme }: WebhooksTabProps) {
  if (selectedTabName !== TAB_NAME) return null;
  return (
    <FlexRoot strings={context} onCrash={context.onCrash}>
      <TabContent context={context} task={task} theme={theme} />
    </FlexRoot>
  );
}
