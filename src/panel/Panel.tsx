import { Box } from '@twilio-paste/core/box';
import { useEffect } from 'react';
import { AttachedWebhook } from '../attached/AttachedWebhook';
import { ForeignWebhook } from '../attached/ForeignWebhook';
import { AttachForm } from '../form/AttachForm';
import { useEntry } from '../interaction/useEntry';
import type { Target } from '../task/subject';
import { Explanation } from './Explanation';
import { FailureCallout } from './FailureCallout';
import { LoadingWebhook } from './LoadingWebhook';
import { PanelFrame } from './PanelFrame';
import { type Screen, screenOf, strayFailure } from './screen';
import { usePanelTools } from './tools';
import { Unavailable } from './Unavailable';
import { useOutcome } from './useOutcome';

interface PanelProps {
  readonly target: Target;
  /** Whether the task's own status says that nothing more will happen. */
  readonly isOver: boolean;
}

/** The webhook of one interaction. For another one it has to be mounted anew. */
export function Panel({ target, isOver }: PanelProps) {
  const { interactions } = usePanelTools();
  const entry = useEntry(interactions, target.subject);
  const { frame, announcement } = useOutcome(entry.view);
  const screen = screenOf(entry, isOver);
  const stray = strayFailure(entry, screen);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the tab opens and when the task ends, not for each of Flex's new task objects.
  useEffect(() => interactions.read(target.subject), [interactions, isOver]);

  return (
    <PanelFrame ref={frame} heading={screen.heading} announcement={announcement} isBusy={isBusy(screen)}>
      {stray && (
        <Box marginBottom="space60">
          <FailureCallout title={stray.job === 'attach' ? 'AttachFailed' : 'DetachFailed'} failure={stray.failure} />
        </Box>
      )}
      <ScreenBody screen={screen} target={target} />
    </PanelFrame>
  );
}

const isBusy = (screen: Screen) => 'work' in screen && screen.work.at === 'busy';

function ScreenBody({ screen, target }: { readonly screen: Screen; readonly target: Target }) {
  switch (screen.kind) {
    case 'loading':
      return <LoadingWebhook />;
    case 'unavailable':
      return <Unavailable {...screen} subject={target.subject} />;
    case 'explanation':
      return <Explanation text={screen.text} />;
    case 'form':
      return <AttachForm screen={screen} target={target} />;
    case 'attached':
      return <AttachedWebhook screen={screen} target={target} />;
    case 'foreign':
      return <ForeignWebhook binding={screen.binding} />;
  }
}
