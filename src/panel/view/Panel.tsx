import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Explanation } from '../../components/Explanation';
import { Stack } from '../../components/Stack';
import { useStore } from '../../components/useStore';
import { WaitProvider } from '../../components/wait';
import { type Entry, isBusy } from '../../interaction/entry';
import type { NamedSubject } from '../../interaction/subject';
import { AttachForm } from '../attach/AttachForm';
import { AttachedWebhook } from '../attached/AttachedWebhook';
import { ForeignWebhook } from '../attached/ForeignWebhook';
import { usePanelContext } from '../context';
import { JobFailureNote } from '../JobFailureNote';
import { LeftBehindNote } from '../LeftBehindNote';
import { PanelBody } from '../PanelBody';
import { PanelEdge } from '../PanelEdge';
import { RemoveButton } from '../RemoveButton';
import { type AttachedScreen, type FormScreen, type Screen, screenOf } from '../screen';
import { KeptTimeline } from '../timeline/KeptTimeline';
import { PanelFrame } from './PanelFrame';
import { topFailure, topLeftBehind } from './topNotices';
import { Unavailable } from './Unavailable';
import { useOutcome } from './useOutcome';

interface PanelProps {
  readonly target: NamedSubject;
  /** Whether the task's own status says that this person's part in the interaction is over. */
  readonly isOver: boolean;
}

/** The panel for one interaction. The boundary around it has a key, so another interaction gets a new panel. */
export function Panel({ target: { subject: given, ...task }, isOver }: PanelProps) {
  const { interactions } = usePanelContext();
  // Flex creates a new task object for each change, but effects need a stable subject.
  const [subject] = useState(given);
  const target = { subject, ...task };
  const entry = useStore(useMemo(() => interactions.entryOf(subject), [interactions, subject]));
  const frame = useRef<HTMLElement>(null);
  const screen = screenOf(entry, isOver);

  // biome-ignore lint/correctness/useExhaustiveDependencies: reads when the tab opens, and again when the task ends.
  useEffect(() => interactions.read(subject), [interactions, subject, isOver]);

  return (
    <PanelFrame ref={frame} heading={screen.heading} tone={screen.tone} isBusy={isBusy(entry)}>
      <PanelContent entry={entry} screen={screen} target={target} frame={frame} />
    </PanelFrame>
  );
}

interface PanelContentProps {
  readonly entry: Entry;
  readonly screen: Screen;
  readonly target: NamedSubject;
  readonly frame: RefObject<HTMLElement>;
}

function PanelContent({ entry, screen, target, frame }: PanelContentProps) {
  useOutcome(entry, frame);
  const work = entry.view.kind === 'ready' ? entry.view.work : null;
  const failed = topFailure(entry, screen);
  const leftBehind = topLeftBehind(entry, screen);
  return (
    <WaitProvider until={entry.waitUntil}>
      {(failed || leftBehind) && (
        <PanelEdge at="top">
          <Stack gap="space50">
            {failed && <JobFailureNote work={failed} />}
            {leftBehind && work && (
              <>
                <LeftBehindNote leftBehind={leftBehind} />
                <RemoveButton target={target} leftBehind={leftBehind} work={work} isNextStep />
              </>
            )}
          </Stack>
        </PanelEdge>
      )}
      <ScreenBody screen={screen} target={target} />
    </WaitProvider>
  );
}

function ScreenBody({ screen, target }: { readonly screen: Screen; readonly target: NamedSubject }) {
  switch (screen.kind) {
    case 'form':
      return <AttachForm screen={screen} target={target} />;
    case 'attached':
      return <AttachedWebhook screen={screen} target={target} />;
    default:
      return (
        <PanelBody>
          <ScreenContent screen={screen} target={target} />
        </PanelBody>
      );
  }
}

interface ScreenContentProps {
  readonly screen: Exclude<Screen, FormScreen | AttachedScreen>;
  readonly target: NamedSubject;
}

/** The screens of which everything scrolls. */
function ScreenContent({ screen, target }: ScreenContentProps) {
  switch (screen.kind) {
    case 'loading':
      // The heading says that the status is loading.
      return (
        <Stack gap="space50">
          <SkeletonLoader width="80%" />
          <SkeletonLoader width="60%" />
          <SkeletonLoader height="size10" />
        </Stack>
      );
    case 'unavailable':
      return <Unavailable screen={screen} subject={target.subject} />;
    case 'explanation':
      return screen.keptEvents === null ? (
        <Explanation text={screen.text} />
      ) : (
        <KeptTimeline text={screen.text} kept={screen.keptEvents} target={target} />
      );
    case 'foreign':
      return <ForeignWebhook screen={screen} subject={target.subject} />;
  }
}
