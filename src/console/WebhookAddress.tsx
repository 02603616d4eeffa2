import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { SecondaryText } from '../components/SecondaryText';
import { ServerName } from '../components/ServerName';
import { useStrings } from '../components/useStrings';
import type { AttachedDestination } from '../contract/binding';
import type { Address, WebhookSummary } from '../contract/webhooks';
import type { StringKey } from '../strings/text';
import type { Resolution } from './listing';
import { destinationTitle } from './names';

interface WebhookAddressProps {
  readonly webhook: Pick<WebhookSummary, 'address' | 'isInspector' | 'isRelayed'>;
  readonly resolution?: Resolution | undefined;
}

/** Where a webhook sends events. */
export function WebhookAddress({ webhook, resolution }: WebhookAddressProps) {
  const { text } = useStrings();
  const { address, isInspector, isRelayed } = webhook;
  if (isInspector) return <>{text('WebhookInspector')}</>;
  if (isRelayed && resolution?.state === 'bound') return <PassedOnTo destinations={resolution.destinations} />;
  if (isRelayed) return <>{text('ConsoleRelayed')}</>;
  if (address === null) return <>{text('ConsoleAddressUnreadable')}</>;
  return <FullAddress address={address} />;
}

/** The path may be a secret, so administrators see it only after they ask for it. */
function FullAddress({ address }: { readonly address: Address }) {
  const { text } = useStrings();
  const [isPathShown, setIsPathShown] = useState(false);
  return (
    <>
      <ServerName {...address} path={isPathShown ? address.path : null} />
      {address.path !== null && (
        <Box>
          <Button variant="link" onClick={() => setIsPathShown(!isPathShown)}>
            {text(isPathShown ? 'ConsolePathHide' : 'ConsolePathShow')}
          </Button>
        </Box>
      )}
    </>
  );
}

/** Why a destination gets no events. */
const ENDED_TEXTS = {
  active: null,
  stopped: 'ConsoleDestinationStopped',
  gone: 'ConsoleDestinationGone',
} as const satisfies Readonly<Record<AttachedDestination['state'], StringKey | null>>;

function PassedOnTo({ destinations }: { readonly destinations: readonly AttachedDestination[] }) {
  const { text } = useStrings();
  if (destinations.length === 0) return <>{text('ConsoleRelayLost')}</>;
  return (
    <Box as="ul" margin="space0" padding="space0" listStyleType="none">
      {destinations.map((destination) => {
        const ended = ENDED_TEXTS[destination.state];
        return (
          <Box key={destination.id} as="li" overflowWrap="anywhere">
            {destinationTitle(destination, text)}
            {ended !== null && <SecondaryText>{text(ended)}</SecondaryText>}
          </Box>
        );
      })}
    </Box>
  );
}
