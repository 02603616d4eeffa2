import { Box } from '@twilio-paste/core/box';
import type { NamedSubject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';
import { DestinationItem } from './DestinationItem';

interface DestinationListProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
}

/** The destinations of the webhook, with a row for each. */
export function DestinationList({ screen, target }: DestinationListProps) {
  const { text } = usePanelContext();
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
        <DestinationItem key={destination.id} destination={destination} screen={screen} target={target} />
      ))}
    </Box>
  );
}
