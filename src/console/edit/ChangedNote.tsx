import { Box } from '@twilio-paste/core/box';
import { CalloutText } from '@twilio-paste/core/callout';
import { Alarm } from '../../components/AlertCallout';
import { Fact, Facts } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { useWords } from '../../components/useStrings';
import type { WebhookSummary } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';
import { changedFields, type SeenField } from './webhookDraft';

interface ChangedNoteProps {
  /** As the person saw it. */
  readonly before: WebhookSummary;
  /** As it is now. */
  readonly after: WebhookSummary;
}

const LABELS: Readonly<Record<SeenField, StringKey>> = {
  friendlyName: 'NameLabel',
  address: 'HostLabel',
  method: 'MethodLabel',
  events: 'EventsLabel',
};

/** Says what somebody else has made of the webhook meanwhile. */
export function ChangedNote({ before, after }: ChangedNoteProps) {
  const { text } = useWords();
  const fields = changedFields(before, after);
  return (
    <Alarm variant="warning" heading={text('ChangedHeading')}>
      <CalloutText>{text(fields.length > 0 ? 'ChangedText' : 'ChangedHiddenText')}</CalloutText>
      <Box marginY="space40">
        <Facts>
          {fields.map((field) => (
            <Fact key={field} label={text(LABELS[field])}>
              <Value webhook={after} field={field} />
            </Fact>
          ))}
        </Facts>
      </Box>
      <CalloutText>{text('ChangedAgainText')}</CalloutText>
    </Alarm>
  );
}

function Value({ webhook, field }: { readonly webhook: WebhookSummary; readonly field: SeenField }) {
  const { text } = useWords();
  switch (field) {
    case 'friendlyName':
      return <>{webhook.friendlyName ?? text('FriendlyNameNone')}</>;
    case 'address':
      return <>{webhook.address ?? text('RowAddressUnreadable')}</>;
    case 'method':
      return <>{webhook.method}</>;
    case 'events':
      return <EventList events={webhook.events} />;
  }
}
