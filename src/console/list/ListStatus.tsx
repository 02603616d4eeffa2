import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Spinner } from '@twilio-paste/core/spinner';
import { Text } from '@twilio-paste/core/text';
import { useSecondsToWait } from '../../components/wait';
import { readableCount, readableTimeOfDay } from '../../strings/format';
import { useConsoleContext } from '../context';
import { isLoading, type Listing } from '../listing';

interface ListStatusProps {
  readonly listing: Listing;
  /** The number of matches; null without a search. */
  readonly matchCount: number | null;
}

export function ListStatus({ listing, matchCount }: ListStatusProps) {
  const { webhooks, text, locale } = useConsoleContext();
  const { loading } = listing;
  const seconds = useSecondsToWait();
  const count = readableCount(listing.rows.size, locale);
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
      {isLoading(loading) && <Spinner decorative size="sizeIcon20" />}
      <Text as="p" fontVariantNumeric="tabular-nums" color="colorTextWeak">
        {matchCount !== null && `${text('ListFound', { count: readableCount(matchCount, locale) })} · `}
        {loading.kind === 'waiting' && text('ListWaiting', { loaded: count, count: seconds })}
        {loading.kind === 'in-progress' && text('ListLoading', { count })}
        {(loading.kind === 'failed' || loading.kind === 'cut-off') && text('ListPartial', { count })}
        {loading.kind === 'complete' && text('ListComplete', { time: readableTimeOfDay(loading.loadedAt, locale) })}
      </Text>
      {loading.kind === 'complete' && (
        <Button variant="link" onClick={() => webhooks.reload()}>
          {text('ListReload')}
        </Button>
      )}
      {listing.hasUnidentified && <Text as="p">{text('ListUnidentified')}</Text>}
    </Box>
  );
}
