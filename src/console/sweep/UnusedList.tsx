import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { Weak } from '../../components/SecondaryText';
import { useWords } from '../../components/useStrings';
import { readableCount } from '../../strings/count';
import { StateBadge } from '../StateBadge';
import type { Unused } from './sweeping';

/** The webhooks that the sweep would remove, and why. */
export function UnusedList({ unused }: { readonly unused: readonly Unused[] }) {
  const { text, locale } = useWords();
  return (
    <Box width="100%">
      <Text as="p" fontWeight="fontWeightSemibold">
        {text('SweepFound', { count: readableCount(unused.length, locale) })}
      </Text>
      <Box
        as="ul"
        margin="space0"
        marginTop="space30"
        padding="space0"
        listStyleType="none"
        maxHeight="size30"
        overflowY="auto"
        tabIndex={0}
      >
        {unused.map(({ ttid, interactionSid, why }) => (
          <Box
            key={ttid}
            as="li"
            display="flex"
            columnGap="space40"
            justifyContent="space-between"
            alignItems="flex-start"
            paddingY="space30"
            borderBottomStyle="solid"
            borderBottomWidth="borderWidth10"
            borderBottomColor="colorBorderWeaker"
          >
            <div>
              {interactionSid}
              <Weak>{ttid}</Weak>
            </div>
            <StateBadge state={why} />
          </Box>
        ))}
      </Box>
      <Box marginTop="space40">
        <Text as="p" color="colorTextWeak">
          {text('SweepFoundNote')}
        </Text>
      </Box>
    </Box>
  );
}
