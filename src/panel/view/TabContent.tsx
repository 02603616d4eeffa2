import type { CSSProperties, ReactNode } from 'react';
import { CrashBoundary } from '../../components/CrashBoundary';
import { Explanation } from '../../components/Explanation';
import { type FlexTheme, PasteProviders } from '../../components/PasteProviders';
import { keyOf, type TaskLike, type TaskState, taskStateOf } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { type PanelContext, PanelContextProvider, usePanelContext } from '../context';
import { PanelBody } from '../PanelBody';
import { Panel } from './Panel';
import { PanelFrame } from './PanelFrame';

interface TabContentProps {
  readonly context: PanelContext;
  readonly task: TaskLike | undefined;
  readonly theme: FlexTheme | undefined;
}

/** Gives its only child, which is Paste's and cannot be styled, the full height of Flex's tab. */
const FILLED: CSSProperties = {
  width: '100%',
  height: '100%',
  display: 'grid',
  gridTemplate: 'minmax(0, 1fr) / minmax(0, 1fr)',
};

/** The content of the selected tab. */
export const TabContent = ({ context, task, theme }: TabContentProps) => (
  <div style={FILLED}>
    <PasteProviders theme={theme} strings={context}>
      <PanelContextProvider value={context}>
        <TaskContent task={task} />
      </PanelContextProvider>
    </PasteProviders>
  </div>
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

interface StaticScreenProps {
  readonly heading: StringKey;
  readonly children: ReactNode;
}

const StaticScreen = ({ heading, children }: StaticScreenProps) => (
  <PanelFrame heading={heading}>
    <PanelBody>{children}</PanelBody>
  </PanelFrame>
);

function TaskScreen({ state }: { readonly state: TaskState }) {
  switch (state.kind) {
    case 'no-task':
      return (
        <StaticScreen heading="PanelNoTaskHeading">
          <Explanation text="PanelNoTaskText" />
        </StaticScreen>
      );
    case 'no-interaction':
      return (
        <StaticScreen heading="PanelNoInteractionHeading">
          <Explanation
            text={state.reason === 'channel-only' ? 'PanelNoInteractionChannelText' : 'PanelNoInteractionText'}
          />
        </StaticScreen>
      );
    case 'unreadable':
      return (
        <StaticScreen heading="PanelUnreadableHeading">
          <Explanation text="PanelUnreadableText" values={{ attribute: state.attribute }} />
        </StaticScreen>
      );
    case 'incoming':
      return (
        <StaticScreen heading="PanelIncomingHeading">
          <Explanation text="PanelIncomingText" />
        </StaticScreen>
      );
    case 'interaction':
      return <Panel {...state} />;
  }
}
