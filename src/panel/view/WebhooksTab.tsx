import { Explanation } from '../../components/Explanation';
import { type FlexTheme, PasteProviders } from '../../components/PasteProviders';
import { keyOf, type TaskLike, type TaskState, taskStateOf } from '../../interaction/subject';
import { type PanelContext, PanelContextProvider } from '../context';
import { Panel } from './Panel';
import { PanelFrame } from './PanelFrame';

/** The tab's unique name in Flex. */
export const TAB_NAME = 'interaction-webhooks';

interface WebhooksTabProps {
  readonly context: PanelContext;
  // Flex adds these to the children of a task's tabs.
  readonly task?: TaskLike;
  readonly selectedTabName?: string;
  readonly theme?: FlexTheme;
}

/**
 * The tab's content. Flex keeps it mounted while it is hidden and when the task changes. While hidden it is empty, so
 * that nothing is loaded. Each task gets a new panel, so that no panel shows another task's data.
 */
export function WebhooksTab({ context, task, selectedTabName, theme }: WebhooksTabProps) {
  if (selectedTabName !== TAB_NAME) return null;
  return (
    <PasteProviders theme={theme} strings={context}>
      <PanelContextProvider value={context}>
        <TaskScreen state={taskStateOf(task)} />
      </PanelContextProvider>
    </PasteProviders>
  );
}

function TaskScreen({ state }: { readonly state: TaskState }) {
  switch (state.kind) {
    case 'no-task':
      return (
        <PanelFrame heading="PanelNoTaskHeading">
          <Explanation text="PanelNoTaskText" />
        </PanelFrame>
      );
    case 'no-interaction':
      return (
        <PanelFrame heading="PanelNoInteractionHeading">
          <Explanation text={state.channel === 'voice' ? 'PanelNoInteractionVoiceText' : 'PanelNoInteractionText'} />
        </PanelFrame>
      );
    case 'unreadable':
      return (
        <PanelFrame heading="PanelUnreadableHeading">
          <Explanation text="PanelUnreadableText" values={{ attribute: state.attribute }} />
        </PanelFrame>
      );
    case 'incoming':
      return (
        <PanelFrame heading="PanelIncomingHeading">
          <Explanation text="PanelIncomingText" />
        </PanelFrame>
      );
    case 'interaction':
      return <Panel key={keyOf(state.target.subject)} {...state} />;
  }
}
