import { Fact } from '../../components/DescriptionList';
import { Time } from '../../components/Time';
import { counted } from '../../strings/plural';
import { usePanelTools } from '../context';
import type { Timeline } from './timeline';

/** How many events there are, and when the last one came. */
export function TimelineFacts({ timeline }: { readonly timeline: Timeline }) {
  const { text, locale } = usePanelTools();
  const { phase, events } = timeline;
  if (phase.at !== 'open') return null;
  const [last] = events;
  return (
    <>
      <Fact label={text('EventCountLabel')}>{counted('EventCount', events.length, text, locale)}</Fact>
      {last !== undefined && (
        <Fact label={text('LastEventLabel')}>
          <Time at={last.event.receivedAt} isExact />
        </Fact>
      )}
    </>
  );
}
