import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { UnusedWebhook } from '../../contract/webhooks';
import { readableSince } from '../../strings/format';
import type { StringKey } from '../../strings/text';
import { useConsoleContext } from '../context';
import { sendsTo, webhookTitle } from '../names';

const REASONS = {
  replaced: 'StateReplacedReason',
  orphan: 'StateOrphanReason',
  ended: 'StateEndedReason',
  'never-used': 'StateNeverUsedReason',
} as const satisfies Readonly<Record<UnusedWebhook['why'], StringKey>>;

/** The unused webhooks, one line each: why it is unused, and what the list knows of it. */
export function UnusedList({ unused }: { readonly unused: readonly UnusedWebhook[] }) {
  const { webhooks, text, locale } = useConsoleContext();
  const { rows } = webhooks.getSnapshot();

  function factsOf({ ttid, interactionSid, why }: UnusedWebhook): string {
    const row = rows.get(ttid);
    const facts =
      row === undefined || row.type === 'unreadable' || row.ours === null
        ? [interactionSid ?? ttid]
        : [
            webhookTitle(row, undefined, text),
            readableSince(row.ours.attachedAt, locale, Date.now()),
            sendsTo(row, undefined, text),
          ];
    return [text(REASONS[why]), ...facts].join(text('ListSeparator'));
  }

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
        {unused.map((webhook) => (
          <Box
            key={webhook.ttid}
            as="li"
            paddingY="space30"
            borderBottomStyle="solid"
            borderBottomWidth="borderWidth10"
            borderBottomColor="colorBorderWeaker"
            title={webhook.ttid}
          >
            {factsOf(webhook)}
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
