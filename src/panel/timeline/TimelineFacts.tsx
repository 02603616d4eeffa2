import { Description } from '../../components/DescriptionList';
import { Time } from '../../components/Time';
import { counted } from '../../strings/plural';
import { usePanelContext } from '../context';
import type { Timeline } from './timeline';

export function TimelineFacts({ timeline }: { readonly timeline: Timeline }) {
  const { text, locale } = usePanelContext();
  const { phase, events } = timeline;
  if (phase.kind !== 'open') return null;
  const [last] = events;
  return (
    <>
      <Description label={text('EventCountLabel')}>{counted('EventCount', events.length, text, locale)}</Description>
      {last !== undefined && (
        <Description label={text('LastEventLabel')}>
          <Time at={last.event.receivedAt} isExact />
        </Description>
      )}
    </>
  );
}
