import { Facts } from '../../components/DescriptionList';
import { Explanation } from '../../components/Explanation';
import { Column } from '../../components/Stack';
import type { TimelineName } from '../../contract/timeline';
import type { Subject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
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
