import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { CalloutText } from '@twilio-paste/core/callout';
import { AlertCallout } from '../../components/AlertCallout';
import { explain } from '../../strings/failures';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';

/** Explains a failed page. The rows loaded before stay visible. */
export function LoadFailure({ listing }: { readonly listing: Listing }) {
  const { webhooks, text } = useConsoleContext();
  if (listing.loading.kind !== 'failed') return null;
  const reason = explain(listing.loading.failure, text);
  const isPartial = listing.rows.size > 0;
  return (
    <Box width="100%">
      <AlertCallout
        variant={isPartial ? 'warning' : 'error'}
        level="h3"
        heading={text(isPartial ? 'ListFailedHeading' : 'ListFailedNothingHeading')}
      >
        <CalloutText>{isPartial ? text('ListFailedText', { reason }) : reason}</CalloutText>
        <Box marginTop="space30">
          <Button variant="secondary" size="small" onClick={() => webhooks.resume()}>
            {text('CommonRetry')}
          </Button>
        </Box>
      </AlertCallout>
    </Box>
  );
}
