import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { SecondaryText } from '../../components/SecondaryText';
import { useUID } from '../../components/useUID';
import { type EventName, LIVE_EVENTS } from '../../contract/events';
import { EventsSummary } from '../../form/EventsSummary';
import { namedDestination } from '../../strings/labels';
import { usePanelContext } from '../context';
import type { FixedEvents } from './plan';

interface FixedEventsFieldProps {
  readonly chosen: readonly EventName[];
  readonly fixed: FixedEvents;
}

/** The events of a webhook of which only the destinations can change, and why. */
export function FixedEventsField({ chosen, fixed }: FixedEventsFieldProps) {
  const { text } = usePanelContext();
  const id = useUID();
  return (
    <Box role="group" aria-labelledby={id} width="100%">
      <Text as="span" id={id} fontWeight="fontWeightSemibold" lineHeight="lineHeight20">
        {text('WebhookEventsLabel')}
      </Text>
      <EventsSummary chosen={chosen} possible={LIVE_EVENTS} hasBegun isTechnical={false} />
      <SecondaryText>
        {fixed.why === 'rights'
          ? text('ReplaceEventsFixedRights')
          : text('ReplaceEventsFixedDestination', { destination: namedDestination(fixed.destination, text) })}
      </SecondaryText>
    </Box>
  );
}
