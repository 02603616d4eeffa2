import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { AlertCallout, CalloutText } from '../../components/AlertCallout';
import { explain } from '../../strings/failures';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';

/** Explains why webhooks are missing in the list. The rows loaded before stay visible. */
export function LoadFailure({ listing: { loading, rows } }: { readonly listing: Listing }) {
  const { webhooks, text } = useConsoleContext();
  if (loading.kind !== 'failed' && loading.kind !== 'cut-off') return null;
  const isFailed = loading.kind === 'failed';
  const reason = isFailed ? explain(loading.failure, text) : text('ListCutOffText');
  const isPartial = rows.size > 0 || !isFailed;
  return (
    <Box width="100%">
      <AlertCallout
        variant={isPartial ? 'warning' : 'error'}
        level="h3"
        heading={text(isPartial ? 'ListFailedHeading' : 'ListFailedNothingHeading')}
      >
        <CalloutText>{isFailed && isPartial ? text('ListFailedText', { reason }) : reason}</CalloutText>
        <Box marginTop="space30">
          <Button variant="secondary" size="small" onClick={() => (isFailed ? webhooks.resume() : webhooks.reload())}>
            {text('CommonRetry')}
          </Button>
        </Box>
      </AlertCallout>
    </Box>
  );
}
