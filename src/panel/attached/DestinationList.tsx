import { Box } from '@twilio-paste/core/box';
import { useMemo } from 'react';
import type { NamedSubject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';
import { totalsOf } from '../timeline/deliveries';
import type { SeenEvent } from '../timeline/timeline';
import { DestinationItem } from './DestinationItem';

interface DestinationListProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
  /** As far as the inspector has received them. */
  readonly events: readonly SeenEvent[];
  /** Shows the events that have not arrived. */
  readonly onShowFailed: () => void;
}

/** The destinations of the webhook, with a row for each. */
export function DestinationList({ screen, target, events, onShowFailed }: DestinationListProps) {
  const { text } = usePanelContext();
  const totals = useMemo(() => totalsOf(events, Date.now()), [events]);
  return (
    <Box
      as="ul"
      aria-label={text('WebhookHostLabel')}
      width="100%"
      margin="space0"
      padding="space0"
      listStyleType="none"
    >
      {screen.binding.destinations.map((destination) => (
        <DestinationItem
          key={destination.id}
          destination={destination}
          totals={totals.get(destination.id) ?? null}
          screen={screen}
          target={target}
          onShowFailed={onShowFailed}
        />
      ))}
    </Box>
  );
}
