import { Fact } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Time } from '../../components/Time';
import { Ttid } from '../../components/Ttid';
import { readableIdentity } from '../../strings/identity';
import { usePanelTools } from '../context';
import type { AttachedScreen } from '../screen';

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
