import { Box } from '@twilio-paste/core/box';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { Disclosure } from '../../components/Disclosure';
import { EventList } from '../../components/EventList';
import { Time } from '../../components/Time';
import { Ttid } from '../../components/Ttid';
import { readableIdentity } from '../../strings/format';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

/** Facts about a webhook that people rarely need. Above a timeline they scroll, so that it stays in sight. */
export function AttachedDetails({ binding }: Pick<AttachedScreen, 'binding'>) {
  const { text } = usePanelContext();
  const facts = (
    <DescriptionList>
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
    </DescriptionList>
  );
  return (
    <Disclosure summary={text('AttachedDetails')}>
      {binding.timeline === null ? (
        facts
      ) : (
        <Box
          overflowY="auto"
          style={{ maxHeight: '12rem' }}
          tabIndex={0}
          role="group"
          aria-label={text('AttachedDetails')}
        >
          {facts}
        </Box>
      )}
    </Disclosure>
  );
}
