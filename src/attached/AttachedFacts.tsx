import { readableIdentity } from '../format/identity';
import type { AttachedScreen } from '../panel/screen';
import { usePanelTools } from '../panel/tools';
import { Fact } from '../parts/Facts';
import { Time } from '../parts/Time';
import { EventList } from './EventList';
import { Ttid } from './Ttid';

/** What can be told of a webhook beyond where it sends to: which events, by whom, since when, and its identifier. */
export function AttachedFacts({ binding }: Pick<AttachedScreen, 'binding'>) {
  const { text } = usePanelTools();
  return (
    <>
      {binding.host !== null && <Fact label={text('HostLabel')}>{binding.host}</Fact>}
      <Fact label={text('EventsLabel')}>
        <EventList events={binding.events} />
      </Fact>
      <Fact label={text('AttachedByLabel')}>
        {binding.attachedBy === null ? text('AttachedByUnknown') : readableIdentity(binding.attachedBy)}
      </Fact>
      <Fact label={text('AttachedAtLabel')}>
        <Time at={binding.attachedAt} />
      </Fact>
      <Fact label={text('TtidLabel')}>
        <Ttid ttid={binding.ttid} />
      </Fact>
    </>
  );
}
