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

  const since = (at: string) => readableSince(at, locale, Date.now());

  function factsOf({ ttid, interactionSid }: UnusedWebhook): readonly string[] {
    const row = rows.get(ttid);
    if (row === undefined || row.type === 'unreadable') return [interactionSid ?? ttid];
    const title = webhookTitle(row, undefined, text);
    if (row.waiting !== null) return [title, text('ListUntil', { time: since(row.waiting.expiresAt) })];
    return row.ours === null
      ? [interactionSid ?? ttid]
      : [title, since(row.ours.attachedAt), sendsTo(row, undefined, text)];
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
            {[text(REASONS[webhook.why]), ...factsOf(webhook)].join(text('ListSeparator'))}
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
