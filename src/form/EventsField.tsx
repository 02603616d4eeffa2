import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { HelpText } from '@twilio-paste/core/help-text';
import { useUID } from '@twilio-paste/core/uid-library';
import { useStrings } from '../components/useStrings';
import { EVENT_GROUPS } from '../contract/events';
import { type Draft, withToggledEvent } from './draft';
import { EventGroupField } from './EventGroupField';
import { EventParameters } from './EventParameters';
import { Presets } from './Presets';

interface EventsFieldProps {
  readonly draft: Draft;
  /** Whether the webhook is for an interaction that has begun: some events cannot happen anymore. */
  readonly hasBegun: boolean;
  readonly isMissing: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (draft: Draft) => void;
}

export function EventsField({ draft, hasBegun, isMissing, isDisabled, onChange }: EventsFieldProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box role="group" aria-labelledby={id}>
      <Heading as="h4" variant="heading40" id={id} marginBottom="space0">
        {text('WebhookEventsLabel')}
      </Heading>
      <Presets draft={draft} isDisabled={isDisabled} onChoose={(events) => onChange({ ...draft, events })} />
      {EVENT_GROUPS.map((group) => (
        <EventGroupField
          key={group}
          group={group}
          chosen={draft.events}
          hasBegun={hasBegun}
          isDisabled={isDisabled}
          onToggle={(event) => onChange(withToggledEvent(draft, event))}
        />
      ))}
      <EventParameters />
      {isMissing && (
        <div role="alert">
          <HelpText variant="error">{text('FormEventsMissing')}</HelpText>
        </div>
      )}
    </Box>
  );
}
