import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { readableCount } from '../../strings/format';
import { useConsoleContext } from '../context';
import { type Listing, unresolved } from '../listing';
import { findMatches, type Query } from './query';

/** The maximum number of webhooks that one click resolves. Each costs reads at Twilio. */
const MAX_REQUESTED = 50;

interface StateFilterNoteProps {
  readonly listing: Listing;
  readonly query: Query;
}

/** Says how many states are known, because a state filter finds only those. Offers to resolve more. */
export function StateFilterNote({ listing, query }: StateFilterNoteProps) {
  const { webhooks, text, locale } = useConsoleContext();
  const candidates = findMatches(listing, { ...query, state: null, maker: 'ours' }).map(({ ttid }) => ttid);
  const known = candidates.filter((ttid) => (listing.resolutions.get(ttid)?.state ?? 'resolving') !== 'resolving');
  const next = unresolved(listing, candidates).slice(0, MAX_REQUESTED);
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
      <Text as="p">
        {text('ListStateNote', {
          known: readableCount(known.length, locale),
          count: readableCount(candidates.length, locale),
        })}
      </Text>
      {next.length > 0 && (
        <Button variant="link" onClick={() => webhooks.resolve(next)}>
          {text('ListLookUpMore', { count: next.length })}
        </Button>
      )}
    </Box>
  );
}
