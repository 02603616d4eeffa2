import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { RequestFailure } from '../../backend/backend';
import { Stack } from '../../components/Stack';
import { TextField } from '../../components/TextField';
import { useStrings } from '../../components/useStrings';
import type { WebhookType } from '../../contract/webhooks';
import { ANOTHER_URL, type DestinationOptions } from '../../form/draft';
import { EventsField } from '../../form/EventsField';
import { UrlField } from '../../form/UrlField';
import { explain } from '../../strings/failures';
import { readableName } from '../../strings/format';
import type { StringKey } from '../../strings/text';
import { DestinationField } from './DestinationField';
import { MethodField } from './MethodField';
import { TypeField } from './TypeField';
import { type Changes, refusedField, type WebhookDraft, type WebhookField } from './webhookDraft';

/** The webhook that a form creates or edits. */
export interface WebhookForm {
  readonly draft: WebhookDraft;
  /** The types to choose from. Empty if the type cannot be changed. */
  readonly types: readonly WebhookType[];
  readonly options: DestinationOptions;
  /** Hides the method, because the inspector accepts only POST. */
  readonly isForReceiver: boolean;
  /** Whether this plugin attached it. It recognizes it by its name, which is then fixed. The interaction has begun. */
  readonly isOurs: boolean;
  /** The error to show for an invalid name. */
  readonly nameError: StringKey;
  /** Events that this plugin does not know. They are kept. */
  readonly unknownEvents: readonly string[];
}

interface WebhookFieldsProps {
  readonly form: WebhookForm;
  /** The fields to correct before the draft can be submitted. */
  readonly missing: readonly WebhookField[];
  readonly failure: RequestFailure | null;
  readonly isBusy: boolean;
  readonly onChange: (changes: Changes) => void;
}

export function WebhookFields({ form, missing, failure, isBusy, onChange }: WebhookFieldsProps) {
  const { draft, types, options, isForReceiver, isOurs, nameError, unknownEvents } = form;
  const { text } = useStrings();
  const refusalOf = (field: WebhookField) =>
    failure !== null && refusedField(failure) === field ? explain(failure, text) : null;
  return (
    // Full width, whatever the width of the note above.
    <Box width="100%">
      <Stack gap="space60">
        {types.length > 0 && (
          <TypeField types={types} chosen={draft.type} isDisabled={isBusy} onChoose={(type) => onChange({ type })} />
        )}
        {!isOurs && (
          <TextField
            label="WebhookNameLabel"
            help="EditNameHelp"
            name="friendlyName"
            value={draft.friendlyName}
            isFixed={isBusy}
            error={missing.includes('friendlyName') ? text(nameError) : refusalOf('friendlyName')}
            onChange={(friendlyName) => onChange({ friendlyName })}
          />
        )}
        <Stack gap="space50">
          <DestinationField
            options={options}
            inspectorHelp="EditInspectorHelp"
            chosen={draft.destination}
            isMissing={missing.includes('destination')}
            isDisabled={isBusy}
            onChoose={(destination) => onChange({ destination })}
          />
          {draft.destination === ANOTHER_URL && (
            <UrlField
              url={draft.url}
              error={missing.includes('url') ? text('FormUrlMalformed') : refusalOf('url')}
              isBusy={isBusy}
              onChange={(url) => onChange({ url })}
            />
          )}
        </Stack>
        <Stack gap="space50">
          <EventsField
            chosen={draft.events}
            hasBegun={isOurs}
            isTechnical
            isMissing={missing.includes('events')}
            isDisabled={isBusy}
            onChange={(events) => onChange({ events })}
          />
          {unknownEvents.length > 0 && (
            <Text as="p">{text('EditUnknownEvents', { events: unknownEvents.map(readableName).join(', ') })}</Text>
          )}
        </Stack>
        {!isForReceiver && (
          <MethodField method={draft.method} isDisabled={isBusy} onChoose={(method) => onChange({ method })} />
        )}
      </Stack>
    </Box>
  );
}
