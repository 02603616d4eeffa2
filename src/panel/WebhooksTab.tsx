import { Explanation } from '../components/Explanation';
import { type FlexTheme, PasteProviders } from '../components/PasteProviders';
import { keyOf, type TaskLike, type TaskState, taskStateOf } from '../interaction/subject';
import { type PanelContext, PanelContextProvider } from './context';
import { Panel } from './Panel';
import { PanelFrame } from './PanelFrame';

/** Tells this tab from the others of a task. */
export const TAB_NAME = 'interaction-webhooks';

interface WebhooksTabProps {
  readonly context: PanelContext;
  // From here on what Flex adds to a tab's children.
  readonly task?: TaskLike;
  readonly selectedTabName?: string;
  readonly theme?: FlexTheme;
}

/**
 * The tab's content. Flex keeps it mounted while it is hidden and while tasks change: it is empty unless visible, so
 * that nothing is loaded unseen, and it makes a new panel for each task, so that none shows another's data.
 */
export function WebhooksTab({ context, task, selectedTabName, theme }: WebhooksTabProps) {
  if (selectedTabName !== TAB_NAME) return null;
  return (
    <PasteProviders theme={theme} strings={context}>
      <PanelContextProvider value={context}>
        <SituationScreen situation={taskStateOf(task)} />
      </PanelContextProvider>
    </PasteProviders>
  );
}

function SituationScreen({ situation }: { readonly situation: TaskState }) {
  switch (situation.kind) {
    case 'no-task':
      return (
        <PanelFrame heading="PanelNoTaskHeading">
          <Explanation text="PanelNoTaskText" />
        </PanelFrame>
      );
    case 'no-interaction':
      return (
        <PanelFrame heading="PanelNoInteractionHeading">
          <Explanation
            text={situation.channel === 'voice' ? 'PanelNoInteractionVoiceText' : 'PanelNoInteractionText'}
          />
        </PanelFrame>
      );
    case 'unreadable':
      return (
        <PanelFrame heading="PanelUnreadableHeading">
          <Explanation text="PanelUnreadableText" values={{ attribute: situation.attribute }} />
        </PanelFrame>
      );
    case 'incoming':
      return (
        <PanelFrame heading="PanelIncomingHeading">
          <Explanation text="PanelIncomingText" />
        </PanelFrame>
      );
    case 'interaction':
      return <Panel key={keyOf(situation.target.subject)} {...situation} />;
  }
}
