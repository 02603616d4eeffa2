import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';
import { useUID } from '@twilio-paste/core/uid-library';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import { Explanation } from '../../components/Explanation';
import { Stack } from '../../components/Stack';
import type { Subject } from '../../interaction/subject';
import { refusalReference } from '../../strings/failures';
import { usePanelContext } from '../context';
import { OpenTimeline } from './OpenTimeline';
import type { Timeline } from './timeline';

interface TimelineSectionProps {
  readonly timeline: Timeline;
  readonly subject: Subject;
}

export function TimelineSection({ timeline, subject }: TimelineSectionProps) {
  const { text } = usePanelContext();
  const id = useUID();
  return (
    <Box as="section" aria-labelledby={id} width="100%">
      <Stack gap="space50">
        <Heading as="h4" variant="heading40" id={id} marginBottom="space0">
          {text('TimelineHeading')}
        </Heading>
        {!timeline.isConnected && (
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
        <Content timeline={timeline} subject={subject} />
      </Stack>
    </Box>
  );
}

function Content({ timeline, subject }: TimelineSectionProps) {
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
      return <OpenTimeline timeline={timeline} subject={subject} />;
  }
}
