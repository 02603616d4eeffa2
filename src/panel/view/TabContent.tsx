import { CrashBoundary } from '../../components/CrashBoundary';
import { Explanation } from '../../components/Explanation';
import { type FlexTheme, PasteProviders } from '../../components/PasteProviders';
import { keyOf, type TaskLike, type TaskState, taskStateOf } from '../../interaction/subject';
import { type PanelContext, PanelContextProvider, usePanelContext } from '../context';
import { Panel } from './Panel';
import { PanelFrame } from './PanelFrame';

interface TabContentProps {
  readonly context: PanelContext;
  readonly task: TaskLike | undefined;
  readonly theme: FlexTheme | undefined;
}

/** The content of the selected tab. */
export const TabContent = ({ context, task, theme }: TabContentProps) => (
  <PasteProviders theme={theme} strings={context}>
    <PanelContextProvider value={context}>
      <TaskContent task={task} />
    </PanelContextProvider>
  </PasteProviders>
);

/** Each interaction gets new components, so that no panel shows another task's data or crash. */
function TaskContent({ task }: { readonly task: TaskLike | undefined }) {
  const { onCrash } = usePanelContext();
  const state = taskStateOf(task);
  return (
    <CrashBoundary key={state.kind === 'interaction' ? keyOf(state.target.subject) : state.kind} onCrash={onCrash}>
      <TaskScreen state={state} />
    </CrashBoundary>
  );
}

const NO_INTERACTION_TEXTS = {
  voice: 'PanelNoInteractionVoiceText',
  'channel-only': 'PanelNoInteractionChannelText',
  other: 'PanelNoInteractionText',
} as const;

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
          <Explanation text={NO_INTERACTION_TEXTS[state.reason]} />
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
      return <Panel {...state} />;
  }
}
