import type { TimelineName } from '../contract/timeline';
import { Column } from '../parts/Column';
import { Explanation } from '../parts/Explanation';
import { Facts } from '../parts/Facts';
import type { StringKey } from '../strings/text';
import type { Subject } from '../task/subject';
import { TimelineFacts } from './TimelineFacts';
import { TimelineSection } from './TimelineSection';
import { useTimeline } from './useTimeline';

interface KeptTimelineProps {
  /** Why there is no webhook any more. */
  readonly text: StringKey;
  readonly name: TimelineName;
  readonly subject: Subject;
}

/** What the inspector had received when its webhook went, and what still comes in. */
export function KeptTimeline({ text, name, subject }: KeptTimelineProps) {
  const timeline = useTimeline(name);
  return (
    <Column gap="space60">
      <Explanation text={text} />
      <Facts>
        <TimelineFacts timeline={timeline} />
      </Facts>
      <TimelineSection timeline={timeline} subject={subject} />
    </Column>
  );
}
