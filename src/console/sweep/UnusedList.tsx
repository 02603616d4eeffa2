import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { SecondaryText } from '../../components/SecondaryText';
import { useStrings } from '../../components/useStrings';
import type { UnusedState, UnusedWebhook } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';

const REASONS = {
  replaced: 'StateReplacedReason',
  orphan: 'StateOrphanReason',
  ended: 'StateEndedReason',
} as const satisfies Readonly<Record<UnusedState, StringKey>>;

export function UnusedList({ unused }: { readonly unused: readonly UnusedWebhook[] }) {
  const { text } = useStrings();
  return (
    <Box width="100%">
      <Text as="p" fontWeight="fontWeightSemibold">
        {text('SweepFound', { count: unused.length })}
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
              <SecondaryText>{ttid}</SecondaryText>
            </div>
            <span>{text(REASONS[why])}</span>
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
