import { Box } from '@twilio-paste/core/box';
import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import { Explanation } from '../../components/Explanation';
import type { NamedSubject } from '../../interaction/subject';
import { refusalReference } from '../../strings/failures';
import { usePanelContext } from '../context';
import type { FilterChoice } from './filter';
import { OpenTimeline } from './OpenTimeline';
import type { Timeline } from './timeline';

interface TimelineSectionProps {
  readonly timeline: Timeline;
  readonly target: NamedSubject;
  /** ISO 8601; null if it is unknown. */
  readonly attachedAt: string | null;
  readonly choice: FilterChoice;
  /** Whether more events may come. */
  readonly isLive: boolean;
}

export function TimelineSection(props: TimelineSectionProps) {
  const { text } = usePanelContext();
  return (
    <Box as="section" aria-label={text('TimelineHeading')} width="100%">
      {!props.timeline.isConnected && (
        <Box
          display="flex"
          columnGap="space20"
          alignItems="center"
          color="colorTextWarningStrong"
          fontSize="fontSize30"
        >
          <WarningIcon decorative />
          {text('TimelineReconnecting')}
        </Box>
      )}
      <Content {...props} />
    </Box>
  );
}

function Content({ timeline, ...rest }: TimelineSectionProps) {
  const { text } = usePanelContext();
  const { phase } = timeline;
  switch (phase.kind) {
    case 'loading':
      return (
        <>
          <Explanation text="TimelineLoading" />
          <SkeletonLoader height="size10" />
        </>
      );
    case 'gone':
      return <Explanation text="TimelineGone" />;
    case 'refused':
      return <Explanation text="TimelineRefused" values={{ reference: refusalReference(phase.code, text) }} />;
    case 'open':
      return <OpenTimeline timeline={timeline} {...rest} />;
  }
}
