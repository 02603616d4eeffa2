import { useMemo, useState } from 'react';
import { Explanation } from '../../components/Explanation';
import { SecondaryText } from '../../components/SecondaryText';
import { Stack } from '../../components/Stack';
import type { NamedSubject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import type { KeptEvents } from '../screen';
import { DestinationNames, destinationNames } from './destinationNames';
import type { Filter } from './filter';
import { SendAgainProvider } from './sendAgain';
import { TimelineSection } from './TimelineSection';
import { useTimeline } from './useTimeline';

interface KeptTimelineProps {
  /** Explains why the webhook no longer exists. */
  readonly text: StringKey;
  readonly kept: KeptEvents;
  readonly target: NamedSubject;
}

/** The timeline of a deleted webhook, with events that still arrive. */
export function KeptTimeline({ text: key, kept, target }: KeptTimelineProps) {
  const { text } = usePanelContext();
  const timeline = useTimeline(kept.timeline);
  const [filter, setFilter] = useState<Filter>('all');
  const names = useMemo(() => destinationNames([], kept.destinations, text), [kept.destinations, text]);
  return (
    <Stack gap="space50">
      <div>
        <Explanation text={key} />
        <SecondaryText>{text('TimelineKept', { count: kept.hours })}</SecondaryText>
      </div>
      <DestinationNames value={names}>
        <SendAgainProvider subject={target.subject} mayReach={() => true}>
          <TimelineSection
            timeline={timeline}
            target={target}
            attachedAt={null}
            choice={{ filter, setFilter }}
            isLive={false}
          />
        </SendAgainProvider>
      </DestinationNames>
    </Stack>
  );
}
