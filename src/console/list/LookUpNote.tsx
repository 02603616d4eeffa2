import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ActionButton } from '../../components/ActionButton';
import { useConsoleContext } from '../context';
import { isOurs, type Listing, unresolved } from '../listing';
import { LOOKED_UP } from '../webhookStore';

/** Says how many webhooks were looked up, because a filter finds only those. Offers to look up more. */
export function LookUpNote({ listing }: { readonly listing: Listing }) {
  const { webhooks, text } = useConsoleContext();
  const { rows, resolutions } = listing;
  const ours = [...rows.values()].filter(isOurs).map(({ ttid }) => ttid);
  const states = ours.map((ttid) => resolutions.get(ttid)?.state);
  const known = states.filter((state) => state !== undefined && state !== 'resolving').length;
  if (known === ours.length) return null;
  const next = unresolved(listing, ours).slice(0, LOOKED_UP);
  const isLookingUp = states.includes('resolving');
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
      <Text as="p">{text('ListLookedUp', { known, count: ours.length })}</Text>
      {next.length > 0 && (
        <ActionButton variant="link" isUnavailable={isLookingUp} onClick={() => webhooks.resolve(next)}>
          {text('ListLookUpMore', { count: next.length })}
        </ActionButton>
      )}
    </Box>
  );
}
