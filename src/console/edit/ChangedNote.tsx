import { Box } from '@twilio-paste/core/box';
import { AlertCallout, CalloutText } from '../../components/AlertCallout';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { useStrings } from '../../components/useStrings';
import type { WebhookSummary } from '../../contract/webhooks';
import { readableName } from '../../strings/format';
import type { StringKey } from '../../strings/text';
import { WebhookAddress } from '../WebhookAddress';
import { changedFields, type VisibleField } from './webhookDraft';

interface ChangedNoteProps {
  /** The version that the user started from. */
  readonly before: WebhookSummary;
  /** The current version. */
  readonly after: WebhookSummary;
}

const LABELS: Readonly<Record<VisibleField, StringKey>> = {
  friendlyName: 'WebhookNameLabel',
  address: 'WebhookHostLabel',
  method: 'WebhookMethodLabel',
  events: 'WebhookEventsLabel',
};

/** Shows what another user changed since this one opened the form. */
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

function Value({ webhook, field }: { readonly webhook: WebhookSummary; readonly field: VisibleField }) {
  const { text } = useStrings();
  switch (field) {
    case 'friendlyName':
      return <>{webhook.friendlyName === null ? text('WebhookNameNone') : readableName(webhook.friendlyName)}</>;
    case 'address':
      return <WebhookAddress webhook={webhook} />;
    case 'method':
      return <>{webhook.method}</>;
    case 'events':
      return <EventList events={webhook.events} />;
  }
}
