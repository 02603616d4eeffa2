import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { SecondaryText } from '../../components/SecondaryText';
import { WarningBadge } from '../../components/WarningBadge';
import { readableSince } from '../../strings/format';
import { destinationLabel } from '../../strings/labels';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

interface AttachedSummaryProps extends Pick<AttachedScreen, 'binding'> {
  /** The person who attached it; null if unknown. */
  readonly person: string | null;
}

/** Where the events go, how many kinds, by whom and since when. */
export function AttachedSummary({ binding, person }: AttachedSummaryProps) {
  const { text, locale } = usePanelContext();
  const { attachedAt, destinations } = binding;
  const facts = [
    text('AttachedCount', { count: binding.events.length }),
    person,
    readableSince(attachedAt, locale, Date.now()),
  ];
  return (
    <Box minWidth="size0">
      {isListed(binding) ? (
        destinations.length > 0 && (
          <Text as="p" lineHeight="lineHeight30">
            {text('AttachedDestinations', { count: destinations.length })}
          </Text>
        )
      ) : (
        <OnlyDestination binding={binding} />
      )}
      <SecondaryText>{facts.filter((fact) => fact !== null).join(' · ')}</SecondaryText>
    </Box>
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
    <>
      <Text as="p" lineHeight="lineHeight30">
        {host === null ? name : text('AttachedDestinationHost', { destination: name, host })}
      </Text>
      {sendsTo?.isSecure === false && <WarningBadge>{text('WebhookNotEncrypted')}</WarningBadge>}
    </>
  );
}
