import { Explanation } from '../components/Explanation';
import { type FlexTheme, Surroundings } from '../components/PasteProviders';
import { keyOf, situationOf, type TaskLike, type TaskSituation } from '../interaction/subject';
import { type PanelTools, PanelToolsProvider } from './context';
import { Panel } from './Panel';
import { PanelFrame } from './PanelFrame';

/** Tells this tab from the others of a task. */
export const TAB_NAME = 'interaction-webhooks';

interface WebhooksTabProps {
  readonly tools: PanelTools;
  // From here on what Flex adds to a tab's children.
  readonly task?: TaskLike;
  readonly selectedTabName?: string;
  readonly theme?: FlexTheme;
}

/**
 * The tab's content. Flex keeps it mounted while it is hidden and while tasks change: it is empty unless visible, so
 * that nothing is loaded unseen, and it makes a new panel for each task, so that none shows another's data.
 */
export function WebhooksTab({ tools, task, selectedTabName, theme }: WebhooksTabProps) {
  if (selectedTabName !== TAB_NAME) return null;
  return (
    <Surroundings theme={theme} words={tools}>
      <PanelToolsProvider value={tools}>
        <SituationScreen situation={situationOf(task)} />
      </PanelToolsProvider>
    </Surroundings>
  );
}

function SituationScreen({ situation }: { readonly situation: TaskSituation }) {
  switch (situation.kind) {
    case 'no-task':
      return (
        <PanelFrame heading="NoTaskHeading">
          <Explanation text="NoTaskText" />
        </PanelFrame>
      );
    case 'no-interaction':
      return (
        <PanelFrame heading="NoInteractionHeading">
          <Explanation text={situation.channel === 'voice' ? 'NoInteractionVoiceText' : 'NoInteractionText'} />
        </PanelFrame>
      );
    case 'unreadable':
      return (
        <PanelFrame heading="UnreadableHeading">
          <Explanation text="UnreadableText" values={{ attribute: situation.attribute }} />
        </PanelFrame>
      );
    case 'incoming':
      return (
        <PanelFrame heading="IncomingHeading">
          <Explanation text="IncomingText" />
        </PanelFrame>
      );
    case 'interaction':
      return <Panel key={keyOf(situation.target.subject)} {...situation} />;
  }
}
