import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { Text } from '@twilio-paste/core/text';
import { useState } from 'react';
import { useStrings } from '../components/useStrings';
import { useUID } from '../components/useUID';
import { EVENT_NAMES, type EventName, LIVE_EVENTS } from '../contract/events';
import { withToggled } from './draft';
import { EventBoxes, type EventBoxesProps } from './EventBoxes';
import { EventParameters } from './EventParameters';
import { EventsSummary } from './EventsSummary';
import { LateEvents } from './LateEvents';

interface EventsFieldProps {
  readonly chosen: readonly EventName[];
  /** Whether the webhook is for an interaction that has begun: some events cannot happen anymore. */
  readonly hasBegun: boolean;
  /** For people who work with the API: shows its names. Others see plain words. */
  readonly isTechnical: boolean;
  readonly isMissing: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (events: readonly EventName[]) => void;
}

/** The chosen events in one line, which opens in place. */
export function EventsField({ chosen, hasBegun, isTechnical, isMissing, isDisabled, onChange }: EventsFieldProps) {
  const { text } = useStrings();
  const id = useUID();
  const [isExpanded, setIsExpanded] = useState(false);
  const possible = hasBegun ? LIVE_EVENTS : EVENT_NAMES;
  // Without an event there is nothing to summarize, and something to correct.
  const isOpen = isExpanded || chosen.length === 0;
  const boxes: EventBoxesProps = {
    chosen,
    isTechnical,
    isDisabled,
    onToggle: (event) => {
      setIsExpanded(true);
      onChange(withToggled(chosen, event));
    },
  };

  return (
    <Box role="group" aria-labelledby={id} width="100%">
      <Box display="flex" justifyContent="space-between" columnGap="space40" marginBottom="space20">
        <Text as="span" id={id} fontWeight="fontWeightSemibold" lineHeight="lineHeight20">
          {text('WebhookEventsLabel')}
        </Text>
        {chosen.length > 0 && (
          <Button variant="link" aria-expanded={isOpen} onClick={() => setIsExpanded(!isOpen)}>
            {text(isOpen ? 'FormEventsDone' : 'FormEventsChange')}
          </Button>
        )}
      </Box>
      {isOpen ? (
        <>
          <EventBoxes {...boxes} names={possible} />
          {hasBegun ? (
            <LateEvents {...boxes} names={EVENT_NAMES.filter((name) => !possible.includes(name))} />
          ) : (
            <EventParameters />
          )}
        </>
      ) : (
        <EventsSummary chosen={chosen} possible={possible} hasBegun={hasBegun} isTechnical={isTechnical} />
      )}
      {isMissing && (
        <div role="alert">
          <HelpText variant="error">{text('FormEventsMissing')}</HelpText>
        </div>
      )}
    </Box>
  );
}
