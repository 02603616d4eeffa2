import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { ErrorBoundary } from '../../components/ErrorBoundary';
import { useStore } from '../../components/useStore';
import { keyOf, type Subject, type TaskLike, taskStateOf } from '../../interaction/subject';
import type { PanelContext } from '../context';
import { TabIcon } from './TabIcon';
import { type TabState, tabStateOf } from './tabState';

type LabelContext = Pick<PanelContext, 'interactions' | 'text' | 'onCrash'>;

interface TabLabelProps {
  readonly context: LabelContext;
  /** The task of the tabs, if any. */
  readonly task?: TaskLike | null;
}

/**
 * The label of the tab: an icon that shows whether events are sent, before the name. Flex cuts off the end of a label
 * that has no room. The label is outside of Paste, whose code does not run before the tab is first selected.
 */
export function TabLabel({ context, task }: TabLabelProps) {
  const name = context.text('PanelTabLabel');
  const state = taskStateOf(task);
  return (
    // Another interaction gets new components, which never show the state of the one before.
    <ErrorBoundary
      key={state.kind === 'interaction' ? keyOf(state.target.subject) : state.kind}
      onError={context.onCrash}
      fallback={() => <IconLabel name={name} state={null} />}
    >
      {state.kind === 'interaction' ? (
        <InteractionLabel context={context} name={name} subject={state.target.subject} isOver={state.isOver} />
      ) : (
        <IconLabel name={name} state={null} />
      )}
    </ErrorBoundary>
  );
}

/** The time, in ms, that a task is selected before its status is requested. Looking through tasks costs nothing. */
const PREFETCH_AFTER_MS = 1_000;

interface InteractionLabelProps {
  readonly context: LabelContext;
  readonly name: string;
  readonly subject: Subject;
  readonly isOver: boolean;
}

function InteractionLabel({ context: { interactions, text }, name, subject: given, isOver }: InteractionLabelProps) {
  // Flex creates a new task object for each change, but the store needs a stable subject.
  const [subject] = useState(given);
  const entry = useStore(useMemo(() => interactions.watch(subject), [interactions, subject]));

  useEffect(() => {
    const timer = setTimeout(() => interactions.prefetch(subject), PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [interactions, subject]);

  return <IconLabel name={name} state={tabStateOf(entry, isOver, text)} />;
}

const FRAME: CSSProperties = {
  display: 'flex',
  alignItems: 'center',
  columnGap: 4,
  // Contains the hidden text.
  position: 'relative',
};

const CUT_OFF: CSSProperties = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' };

const HIDDEN: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

interface IconLabelProps {
  readonly name: string;
  readonly state: TabState | null;
}

function IconLabel({ name, state }: IconLabelProps) {
  const full = state === null ? name : `${name}, ${state.description}`;
  return (
    <span style={FRAME} title={full}>
      <TabIcon state={state} />
      <span style={CUT_OFF} aria-hidden={state !== null}>
        {name}
      </span>
      {/* In one piece: screen readers pause between two. */}
      {state && <span style={HIDDEN}>{full}</span>}
    </span>
  );
}
