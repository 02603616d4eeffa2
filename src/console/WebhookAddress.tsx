import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { ServerName } from '../components/ServerName';
import { useStrings } from '../components/useStrings';
import type { WebhookSummary } from '../contract/webhooks';

/** Where a webhook sends events. The path may be a secret, so administrators see it only after they ask for it. */
export function WebhookAddress({ webhook }: { readonly webhook: Pick<WebhookSummary, 'address' | 'isInspector'> }) {
  const { text } = useStrings();
  const [isPathShown, setIsPathShown] = useState(false);
  const { address, isInspector } = webhook;
  if (isInspector) return <>{text('WebhookInspector')}</>;
  if (address === null) return <>{text('ConsoleAddressUnreadable')}</>;
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
