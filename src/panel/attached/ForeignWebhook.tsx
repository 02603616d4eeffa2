import { Text } from '@twilio-paste/core/text';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { Disclosure } from '../../components/Disclosure';
import { EventList } from '../../components/EventList';
import { Explanation } from '../../components/Explanation';
import { ServerName } from '../../components/ServerName';
import { Stack } from '../../components/Stack';
import { Ttid } from '../../components/Ttid';
import type { Subject } from '../../interaction/subject';
import { readableName } from '../../strings/format';
import { usePanelContext } from '../context';
import type { ForeignScreen } from '../screen';
import { ConflictNote } from './ConflictNote';
import { ReplaceButton } from './ReplaceButton';

interface ForeignWebhookProps {
  readonly screen: ForeignScreen;
  readonly subject: Subject;
}

/** A webhook that another program has attached. People without the right to replace it can only view it. */
export function ForeignWebhook({ screen, subject }: ForeignWebhookProps) {
  const { text } = usePanelContext();
  const { binding, note, canReplace, conflict } = screen;
  const { friendlyName, events, sendsTo } = binding;
  return (
    <Stack gap="space50">
      {conflict !== null && <ConflictNote conflict={conflict} binding={binding} subject={subject} />}
      <div>
        <Text as="p" fontWeight="fontWeightSemibold">
          {friendlyName === null
            ? text(events === null ? 'WebhookUnreadable' : 'WebhookNameNone')
            : readableName(friendlyName)}
        </Text>
        {sendsTo !== null && <ServerName {...sendsTo} />}
        <Explanation text="AttachedForeignText" />
        {note !== null && conflict === null && <Explanation text={note} />}
      </div>
      {canReplace && conflict === null && (
        <ReplaceButton subject={subject} label={text('ReplaceButton')} name="replace" />
      )}
      <Disclosure summary={text('AttachedDetails')}>
        <DescriptionList>
          {events !== null && (
            <Description label={text('WebhookEventsLabel')}>
              <EventList events={events} />
            </Description>
          )}
          <Description label={text('WebhookTtidLabel')}>
            <Ttid ttid={binding.ttid} />
          </Description>
        </DescriptionList>
      </Disclosure>
    </Stack>
  );
}
