import { Box } from '@twilio-paste/core/box';
import { CalloutText } from '@twilio-paste/core/callout';
import { AlertCallout } from '../../components/AlertCallout';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { useStrings } from '../../components/useStrings';
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
  friendlyName: 'WebhookNameLabel',
  address: 'WebhookHostLabel',
  method: 'WebhookMethodLabel',
  events: 'WebhookEventsLabel',
};

/** Says what somebody else has made of the webhook meanwhile. */
export function ChangedNote({ before, after }: ChangedNoteProps) {
  const { text } = useStrings();
  const fields = changedFields(before, after);
  return (
    <AlertCallout variant="warning" heading={text('EditChangedHeading')}>
      <CalloutText>{text(fields.length > 0 ? 'EditChangedText' : 'EditChangedHiddenText')}</CalloutText>
      <Box marginY="space40">
        <DescriptionList>
          {fields.map((field) => (
            <Description key={field} label={text(LABELS[field])}>
              <Value webhook={after} field={field} />
            </Description>
          ))}
        </DescriptionList>
      </Box>
      <CalloutText>{text('EditChangedAgainText')}</CalloutText>
    </AlertCallout>
  );
}

function Value({ webhook, field }: { readonly webhook: WebhookSummary; readonly field: SeenField }) {
  const { text } = useStrings();
  switch (field) {
    case 'friendlyName':
      return <>{webhook.friendlyName ?? text('WebhookNameNone')}</>;
    case 'address':
      return <>{webhook.address ?? text('ConsoleAddressUnreadable')}</>;
    case 'method':
      return <>{webhook.method}</>;
    case 'events':
      return <EventList events={webhook.events} />;
  }
}
