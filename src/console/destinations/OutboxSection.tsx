import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Option, Select } from '@twilio-paste/core/select';
import { Text } from '@twilio-paste/core/text';
import type { RefObject } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { ButtonRow } from '../../components/ButtonRow';
import { FailureCallout } from '../../components/FailureCallout';
import { mayMoveFocus } from '../../components/focus';
import { useStrings } from '../../components/useStrings';
import { WaitProvider } from '../../components/wait';
import type { Undelivered } from '../../contract/undelivered';
import { failureOf, waitUntilOf } from '../useRequest';
import { OutboxTable } from './OutboxTable';
import { destinationOf } from './outboxTexts';
import type { Outbox } from './useOutbox';
import { useSendAgain } from './useSendAgain';

interface OutboxSectionProps {
  readonly outbox: Outbox;
  readonly heading: RefObject<HTMLHeadingElement>;
  /** The ID of the destination whose events are shown; empty for all. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** The events that destinations did not get: waiting for another try, or given up. */
export function OutboxSection({ outbox, heading, selected, onSelect }: OutboxSectionProps) {
  const { text } = useStrings();
  const again = useSendAgain(outbox);
  const { entries, hasMore, request } = outbox;
  const failure = failureOf(request);
  const isLoading = request.kind === 'busy';
  const destinations = new Map((entries ?? []).map((entry) => [entry.destination.id, destinationOf(entry, text)]));
  // The last event of the selected destination may be gone.
  const chosen = destinations.has(selected) ? selected : '';
  const shown = (entries ?? []).filter(({ destination }) => chosen === '' || destination.id === chosen);

  async function sendOne(entry: Undelivered) {
    await again.send(entry);
    // The button disappears with the event once that is delivered.
    if (mayMoveFocus()) heading.current?.focus();
  }

  return (
    <WaitProvider until={waitUntilOf(request)}>
      <Box as="section" display="flex" flexDirection="column" rowGap="space40">
        <Box
          display="flex"
          flexWrap="wrap"
          justifyContent="space-between"
          alignItems="center"
          columnGap="space70"
          rowGap="space30"
          // At the edge, the scroller would cut off the ring of the focus.
          paddingRight="space40"
          paddingTop="space20"
        >
          <Heading ref={heading} as="h3" variant="heading30" marginBottom="space0" tabIndex={-1}>
            {text('OutboxHeading')}
          </Heading>
          <ButtonRow>
            {destinations.size > 1 && (
              <Box width="size30">
                <Select
                  aria-label={text('OutboxDestination')}
                  value={chosen}
                  onChange={({ target }) => onSelect(target.value)}
                >
                  <Option value="">{text('OutboxEveryDestination')}</Option>
                  {[...destinations].map(([id, name]) => (
                    <Option key={id} value={id}>
                      {name}
                    </Option>
                  ))}
                </Select>
              </Box>
            )}
            <SendAll again={again} entries={shown} />
          </ButtonRow>
        </Box>
        <Text as="p" color="colorTextWeak">
          {text('OutboxIntro')}
        </Text>
        {again.all.kind === 'done' && <Text as="p">{again.all.result}</Text>}
        {failure !== null && <FailureCallout title="OutboxLoadFailed" failure={failure} />}
        {shown.length > 0 && (
          <OutboxTable entries={shown} states={again.states} onSend={(entry) => void sendOne(entry)} />
        )}
        {entries !== null && shown.length === 0 && (
          <Text as="p">{text(hasMore ? 'OutboxNoneYet' : 'OutboxEmpty')}</Text>
        )}
        {(isLoading || hasMore || failure !== null) && (
          <Box paddingBottom="space40">
            <ActionButton
              variant="secondary"
              size="small"
              isUnavailable={isLoading}
              onClick={() => void outbox.loadMore()}
            >
              {text(isLoading ? 'CommonLoading' : failure === null ? 'OutboxMore' : 'CommonRetry')}
            </ActionButton>
          </Box>
        )}
      </Box>
    </WaitProvider>
  );
}

interface SendAllProps {
  readonly again: ReturnType<typeof useSendAgain>;
  readonly entries: readonly Undelivered[];
}

/** Sends all again that are shown, and stops that. One button, so that it keeps the focus. */
function SendAll({ again: { all, sendAll, stop }, entries }: SendAllProps) {
  const { text } = useStrings();
  const isBusy = all.kind === 'busy';
  if (!isBusy && !entries.some(({ obstacle }) => obstacle === null)) return null;
  return (
    <>
      {isBusy && <Text as="span">{text('OutboxSendingAll', { number: all.number, count: all.count })}</Text>}
      <ActionButton
        variant="secondary"
        size="small"
        isUnavailable={false}
        onClick={isBusy ? stop : () => void sendAll(entries)}
      >
        {text(isBusy ? 'CommonStop' : 'CommonSendAllAgain')}
      </ActionButton>
    </>
  );
}
