import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { WarningBadge } from '../../components/WarningBadge';
import { destinationLabel } from '../../strings/labels';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

/** Where the events go: the destination, or the number of those that are listed. */
export function AttachedTitle({ binding }: Pick<AttachedScreen, 'binding'>) {
  const { text } = usePanelContext();
  const count = binding.destinations.length;
  if (!isListed(binding)) return <OnlyDestination binding={binding} />;
  return (
    <Text as="p" lineHeight="lineHeight30">
      {count > 0 && text('AttachedDestinations', { count })}
    </Text>
  );
}

/** Whether the destinations have rows of their own: there are several, or the only one gets no events anymore. */
export const isListed = ({ destinations }: AttachedScreen['binding']) =>
  destinations.length !== 1 || destinations.some(({ state }) => state !== 'active');

function OnlyDestination({ binding: { destinations, timeline } }: Pick<AttachedScreen, 'binding'>) {
  const { text } = usePanelContext();
  const [destination] = destinations;
  const sendsTo = destination?.sendsTo ?? null;
  const name =
    destination === undefined || destination.label === null
      ? text('AttachedDestinationUnnamed')
      : destinationLabel({ key: destination.id, label: destination.label }, text);
  // People never need the address of the functions, which receive the events for the inspector.
  const host = timeline === null ? (sendsTo?.host ?? null) : null;
  return (
    <Box minWidth="size0">
      <Text as="p" lineHeight="lineHeight30">
        {host === null ? name : text('AttachedDestinationHost', { destination: name, host })}
      </Text>
      {sendsTo?.isSecure === false && <WarningBadge>{text('WebhookNotEncrypted')}</WarningBadge>}
    </Box>
  );
}
