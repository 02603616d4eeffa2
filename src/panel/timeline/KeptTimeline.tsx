import { Explanation } from '../../components/Explanation';
import { Stack } from '../../components/Stack';
import type { TimelineName } from '../../contract/timeline';
import type { NamedSubject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { TimelineSection } from './TimelineSection';
import { useTimeline } from './useTimeline';

interface KeptTimelineProps {
  /** Explains why the webhook no longer exists. */
  readonly text: StringKey;
  readonly name: TimelineName;
  readonly target: NamedSubject;
}

/** The timeline of a deleted webhook, with events that still arrive. */
export function KeptTimeline({ text, name, target }: KeptTimelineProps) {
  const timeline = useTimeline(name);
  return (
    <Stack gap="space60">
      <Explanation text={text} />
      <TimelineSection timeline={timeline} target={target} attachedAt={null} isLive={false} />
    </Stack>
  );
}
