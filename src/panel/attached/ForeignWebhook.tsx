import { Description, DescriptionList } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Explanation } from '../../components/Explanation';
import { ServerName } from '../../components/ServerName';
import { Stack } from '../../components/Stack';
import { Ttid } from '../../components/Ttid';
import type { Subject } from '../../interaction/subject';
import { readableName } from '../../strings/format';
import { usePanelContext } from '../context';
import type { ForeignScreen } from '../screen';
import { ReplaceButton } from './ReplaceButton';

interface ForeignWebhookProps {
  readonly screen: ForeignScreen;
  readonly subject: Subject;
}

/** A webhook that another program has attached. People without the right to replace it can only view it. */
export function ForeignWebhook({ screen, subject }: ForeignWebhookProps) {
  const { text } = usePanelContext();
  const { binding, intro, replace } = screen;
  const isReadable = binding.events !== null;
  return (
    <Stack gap="space60">
      <Explanation text={intro} />
      <DescriptionList>
        <Description label={text('WebhookNameLabel')}>
          {binding.friendlyName === null
            ? text(isReadable ? 'WebhookNameNone' : 'WebhookUnreadable')
            : readableName(binding.friendlyName)}
        </Description>
        {binding.sendsTo !== null && (
          <Description label={text('WebhookHostLabel')}>
            <ServerName {...binding.sendsTo} />
          </Description>
        )}
        {binding.events !== null && (
          <Description label={text('WebhookEventsLabel')}>
            <EventList events={binding.events} />
          </Description>
        )}
        <Description label={text('WebhookTtidLabel')}>
          <Ttid ttid={binding.ttid} />
        </Description>
      </DescriptionList>
      {replace !== null && <ReplaceButton subject={subject} label={replace} />}
    </Stack>
  );
}
