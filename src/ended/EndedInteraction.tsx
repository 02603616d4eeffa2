import { Column } from '../panel/Column';
import { Explanation } from '../panel/Explanation';
import { Facts } from '../panel/Facts';
import type { EndedScreen } from '../panel/screen';
import type { Subject } from '../task/subject';
import { TimelineFacts } from '../timeline/TimelineFacts';
import { TimelineSection } from '../timeline/TimelineSection';
import { useTimeline } from '../timeline/useTimeline';

interface EndedInteractionProps {
  readonly screen: EndedScreen;
  readonly subject: Subject;
}

/** Nothing can be attached any more, and what the inspector received is still there. */
export function EndedInteraction({ screen, subject }: EndedInteractionProps) {
  const timeline = useTimeline(screen.timeline);
  return (
    <Column gap="space60">
      <Explanation text={screen.text} />
      <Facts>
        <TimelineFacts timeline={timeline} />
      </Facts>
      <TimelineSection timeline={timeline} subject={subject} />
    </Column>
  );
}
