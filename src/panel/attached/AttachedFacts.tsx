import { Description } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { ServerName } from '../../components/ServerName';
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
      {binding.sendsTo !== null && (
        <Description label={text('WebhookHostLabel')}>
          <ServerName {...binding.sendsTo} />
        </Description>
      )}
      <Description label={text('WebhookEventsLabel')}>
        <EventList events={binding.events} />
      </Description>
      <Description label={text('WebhookAttachedByLabel')}>
        {binding.attachedBy === null ? text('WebhookAttachedByUnknown') : readableIdentity(binding.attachedBy)}
      </Description>
      <Description label={text('AttachedSinceLabel')}>
        <Time at={binding.attachedAt} />
      </Description>
      <Description label={text('WebhookTtidLabel')}>
        <Ttid ttid={binding.ttid} />
      </Description>
    </>
  );
}
