import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import { CopyButton } from '../../components/CopyButton';
import { Disclosure } from '../../components/Disclosure';
import { Time } from '../../components/Time';
import type { TimelineEvent } from '../../contract/timeline';
import type { WebhookType } from '../../contract/webhooks';
import { readableName } from '../../strings/format';
import { usePanelContext } from '../context';
import { sentenceFor } from './sentence';
import { copyOf, type SeenEvent } from './timeline';

interface TimelineRowProps {
  readonly event: TimelineEvent;
  readonly webhooks: readonly WebhookType[];
  readonly isAgain: boolean;
  /** The name of the participant that the event is about, if known. */
  readonly participant: string | null;
}

export const TimelineRow = memo(({ event, webhooks, isAgain, participant }: TimelineRowProps) => {
  const { text } = usePanelContext();
  return (
    <Box
      as="li"
      tabIndex={-1}
      paddingY="space40"
      borderTopStyle="solid"
      borderTopWidth="borderWidth10"
      borderTopColor="colorBorderWeaker"
    >
      <Box fontWeight="fontWeightSemibold" fontSize="fontSize30" lineHeight="lineHeight30">
        {sentenceFor(event, { participant, isAgain }, text)}
      </Box>
      <Box
        display="flex"
        flexWrap="wrap"
        columnGap="space40"
        color="colorTextWeak"
        fontSize="fontSize20"
        lineHeight="lineHeight30"
      >
        <Box as="code" fontFamily="fontFamilyCode">
          {readableName(event.type)}
        </Box>
        <Time at={event.receivedAt} isExact />
        {webhooks.includes('global') && (
          <span>{text(webhooks.length > 1 ? 'TimelineSeenByTwo' : 'TimelineSeenByGlobal')}</span>
        )}
      </Box>
      <Disclosure summary={text('TimelineParameters')} isLazy>
        <Parameters event={event} webhooks={webhooks} />
      </Disclosure>
    </Box>
  );
});

function Parameters(seen: Pick<SeenEvent, 'event' | 'webhooks'>) {
  const { text } = usePanelContext();
  const parameters = Object.entries(seen.event.parameters);
  return (
    <>
      {parameters.length === 0 ? (
        text('TimelineNoParameters')
      ) : (
        <Box as="dl" margin="space0">
          {parameters.map(([name, value]) => (
            <Box key={name} marginBottom="space20">
              <Box as="dt" color="colorTextWeak">
                {readableName(name)}
              </Box>
              <Box as="dd" margin="space0" fontFamily="fontFamilyCode">
                {readableName(value)}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <Box marginTop="space40">
        <CopyButton
          label="TimelineCopyEvent"
          content={() => JSON.stringify(copyOf(seen), null, 2)}
          copied="TimelineEventCopied"
          notCopied="TimelineNotCopied"
        />
      </Box>
    </>
  );
}
