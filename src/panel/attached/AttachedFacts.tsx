import { Description } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Time } from '../../components/Time';
import { Ttid } from '../../components/Ttid';
import { readableIdentity } from '../../strings/format';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

/** All facts about a webhook except its destination. */
export function AttachedFacts({ binding }: Pick<AttachedScreen, 'binding'>) {
  const { text } = usePanelContext();
  return (
    <>
      {binding.host !== null && <Description label={text('HostLabel')}>{binding.host}</Description>}
      <Description label={text('EventsLabel')}>
        <EventList events={binding.events} />
      </Description>
      <Description label={text('AttachedByLabel')}>
        {binding.attachedBy === null ? text('AttachedByUnknown') : readableIdentity(binding.attachedBy)}
      </Description>
      <Description label={text('AttachedAtLabel')}>
        <Time at={binding.attachedAt} />
      </Description>
      <Description label={text('TtidLabel')}>
        <Ttid ttid={binding.ttid} />
      </Description>
    </>
  );
}
