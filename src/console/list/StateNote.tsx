import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { readableCount } from '../../strings/format';
import { useConsoleContext } from '../context';
import { type Listing, unresolved } from '../listing';
import { type Query, select } from './query';

/** So many are asked about at once: each costs reads at Twilio. */
const MOST_AT_ONCE = 50;

interface StateNoteProps {
  readonly listing: Listing;
  readonly query: Query;
}

/** Says what a search by state leaves out, and asks about more of it. */
export function StateNote({ listing, query }: StateNoteProps) {
  const { webhooks, text, locale } = useConsoleContext();
  const candidates = select(listing, { ...query, state: null, maker: 'ours' }).map(({ ttid }) => ttid);
  const answered = candidates.filter((ttid) => (listing.resolutions.get(ttid)?.state ?? 'asking') !== 'asking');
  const next = unresolved(listing, candidates).slice(0, MOST_AT_ONCE);
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
      <Text as="p">
        {text('ListStateNote', {
          known: readableCount(answered.length, locale),
          count: readableCount(candidates.length, locale),
        })}
      </Text>
      {next.length > 0 && (
        <Button variant="link" onClick={() => webhooks.lookUp(next)}>
          {text('ListLookUpMore', { count: next.length })}
        </Button>
      )}
    </Box>
  );
}
