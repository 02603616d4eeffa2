import { Description } from '../../components/DescriptionList';
import { Time } from '../../components/Time';
import { usePanelContext } from '../context';
import type { Timeline } from './timeline';

export function TimelineFacts({ timeline }: { readonly timeline: Timeline }) {
  const { text } = usePanelContext();
  const { phase, events } = timeline;
  if (phase.kind !== 'open') return null;
  const [last] = events;
  return (
    <>
      <Description label={text('TimelineCountLabel')}>{text('TimelineCount', { count: events.length })}</Description>
      {last !== undefined && (
        <Description label={text('TimelineLastLabel')}>
          <Time at={last.event.receivedAt} isExact />
        </Description>
      )}
    </>
  );
}
