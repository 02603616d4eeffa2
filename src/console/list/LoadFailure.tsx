import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { explain } from '../../strings/failures';
import { useConsoleTools } from '../tools';
import type { Listing } from './listing';

/** The page that did not come: what came before stays. */
export function LoadFailure({ listing }: { readonly listing: Listing }) {
  const { webhooks, text } = useConsoleTools();
  if (listing.loading.at !== 'failed') return null;
  const reason = explain(listing.loading.failure, text);
  const isPartial = listing.rows.size > 0;
  return (
    <Box role="alert" width="100%">
      <Callout variant={isPartial ? 'warning' : 'error'} i18nLabel={text(isPartial ? 'WarningIcon' : 'ErrorIcon')}>
        <CalloutHeading as="h3">{text(isPartial ? 'ListFailedHeading' : 'ListFailedNothingHeading')}</CalloutHeading>
        <CalloutText>{isPartial ? text('ListFailedText', { reason }) : reason}</CalloutText>
        <Box marginTop="space30">
          <Button variant="secondary" size="small" onClick={() => webhooks.resume()}>
            {text('Retry')}
          </Button>
        </Box>
      </Callout>
    </Box>
  );
}
