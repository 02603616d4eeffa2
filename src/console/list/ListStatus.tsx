import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Spinner } from '@twilio-paste/core/spinner';
import { Text } from '@twilio-paste/core/text';
import { useSecondsToWait } from '../../components/wait';
import { readableCount, readableTimeOfDay } from '../../strings/format';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';

interface ListStatusProps {
  readonly listing: Listing;
  /** How many the query found; null when it leaves nothing out. */
  readonly found: number | null;
}

/** How much of the list is there, and how much of it is shown. */
export function ListStatus({ listing, found }: ListStatusProps) {
  const { webhooks, text, locale } = useConsoleContext();
  const { loading } = listing;
  const seconds = useSecondsToWait();
  const count = readableCount(listing.rows.size, locale);
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
      {(loading.kind === 'under-way' || loading.kind === 'waiting') && <Spinner decorative size="sizeIcon20" />}
      <Text as="p" fontVariantNumeric="tabular-nums" color="colorTextWeak">
        {found !== null && `${text('ListFound', { count: readableCount(found, locale) })} · `}
        {loading.kind === 'waiting' && text('ListWaiting', { loaded: count, count: seconds })}
        {loading.kind === 'under-way' && text('ListLoading', { count })}
        {loading.kind === 'failed' && text('ListPartial', { count })}
        {loading.kind === 'complete' && text('ListComplete', { count, time: readableTimeOfDay(loading.since, locale) })}
      </Text>
      {loading.kind === 'complete' && (
        <Button variant="link" onClick={() => webhooks.reload()}>
          {text('ListReload')}
        </Button>
      )}
    </Box>
  );
}
