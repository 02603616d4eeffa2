import type * as Flex from '@twilio/flex-ui';
import { CustomizationProvider } from '@twilio-paste/core/customization';
import { Panel } from '../panel/Panel';
import { PanelFrame } from '../panel/PanelFrame';
import { type PanelTools, PanelToolsProvider } from '../panel/tools';
import { Explanation } from '../parts/Explanation';
import { WordsProvider } from '../parts/words';
import { keyOf, situationOf, type TaskLike, type TaskSituation } from '../task/subject';

/** Tells this tab from the others of a task. */
export const TAB_NAME = 'interaction-webhooks';

interface WebhooksTabProps {
  readonly tools: PanelTools;
  // From here on what Flex adds to a tab's children.
  readonly task?: TaskLike;
  readonly selectedTabName?: string;
  readonly theme?: Pick<Flex.Theme, 'isLight' | 'tokens'>;
}

/**
 * The tab's content. Flex keeps it mounted while it is hidden and while tasks change: it is empty unless visible, so
 * that nothing is loaded unseen, and it makes a new panel for each task, so that none shows another's data.
 */
export function WebhooksTab({ tools, task, selectedTabName, theme }: WebhooksTabProps) {
  if (selectedTabName !== TAB_NAME) return null;
  return (
    <CustomizationProvider baseTheme={theme?.isLight === false ? 'dark' : 'default'} theme={theme?.tokens ?? {}}>
      <WordsProvider value={tools}>
        <PanelToolsProvider value={tools}>
          <SituationScreen situation={situationOf(task)} />
        </PanelToolsProvider>
      </WordsProvider>
    </CustomizationProvider>
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
