import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { RequestFailure } from '../../backend/backend';
import { Stack } from '../../components/Stack';
import { TextField } from '../../components/TextField';
import { useStrings } from '../../components/useStrings';
import type { WebhookType } from '../../contract/webhooks';
import { DestinationField } from '../../form/DestinationField';
import { ANOTHER_URL, type DestinationOptions } from '../../form/draft';
import { EventsField } from '../../form/EventsField';
import { UrlField } from '../../form/UrlField';
import { explain } from '../../strings/failures';
import type { StringKey } from '../../strings/text';
import { MethodField } from './MethodField';
import { TypeField } from './TypeField';
import type { Changes, WebhookDraft, WebhookField } from './webhookDraft';

export interface WebhookFieldsProps {
  readonly draft: WebhookDraft;
  /** Those that one can choose from; none where the type is what it is. */
  readonly types: readonly WebhookType[];
  readonly openings: DestinationOptions;
  /** Then there is no method to choose. */
  readonly isForInspector: boolean;
  /** What keeps the draft from being submitted. */
  readonly missing: readonly WebhookField[];
  readonly failure: RequestFailure | null;
  readonly isBusy: boolean;
  /** Of an interaction that has begun, and with a name that stays. */
  readonly isOurs: boolean;
  /** What to say when the name will not do. */
  readonly nameMissing: StringKey;
  readonly unknownEvents: readonly string[];
  readonly onChange: (changes: Changes) => void;
}

/** What can be said of a webhook, new or not. */
export function WebhookFields(props: WebhookFieldsProps) {
  const {
    draft,
    types,
    openings,
    isForInspector,
    missing,
    failure,
    isBusy,
    isOurs,
    nameMissing,
    unknownEvents,
    onChange,
  } = props;
  const { text } = useStrings();
  const refusalOf = (code: RequestFailure['code']) => (failure?.code === code ? explain(failure, text) : null);
  return (
    // As wide as there is room, whatever stands above.
    <Box width="100%">
      <Stack gap="space70">
        {types.length > 0 && (
          <TypeField types={types} chosen={draft.type} isDisabled={isBusy} onChoose={(type) => onChange({ type })} />
        )}
        <TextField
          label="WebhookNameLabel"
          help={isOurs ? 'EditNameFixedHelp' : 'EditNameHelp'}
          name="friendlyName"
          value={draft.friendlyName}
          isFixed={isOurs || isBusy}
          error={missing.includes('friendlyName') ? text(nameMissing) : refusalOf('name-refused')}
          onChange={(friendlyName) => onChange({ friendlyName })}
        />
        <Stack gap="space50">
          <DestinationField
            openings={openings}
            inspectorHelp="EditInspectorHelp"
            chosen={draft.destination}
            isMissing={missing.includes('destination')}
            isDisabled={isBusy}
            onChoose={(destination) => onChange({ destination })}
          />
          {draft.destination === ANOTHER_URL && (
            <UrlField
              url={draft.url}
              error={missing.includes('url') ? text('FormUrlMalformed') : refusalOf('url-refused')}
              isBusy={isBusy}
              onChange={(url) => onChange({ url })}
            />
          )}
        </Stack>
        <Stack gap="space50">
          <EventsField
            draft={draft}
            isUnderWay={isOurs}
            isMissing={missing.includes('events')}
            isDisabled={isBusy}
            onChange={({ events }) => onChange({ events })}
          />
          {unknownEvents.length > 0 && (
            <Text as="p">{text('EditUnknownEvents', { events: unknownEvents.join(', ') })}</Text>
          )}
        </Stack>
        {!isForInspector && (
          <MethodField method={draft.method} isDisabled={isBusy} onChoose={(method) => onChange({ method })} />
        )}
      </Stack>
    </Box>
  );
}

/** Said at its field, where the person corrects it. */
export const isSaidAtField = ({ code }: RequestFailure) => code === 'url-refused' || code === 'name-refused';
