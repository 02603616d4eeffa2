import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import type { TimelineEvent } from '../contract/timeline';
import { readableMoment } from '../format/time';
import { CopyButton } from '../panel/CopyButton';
import { Fact, Facts } from '../panel/Facts';
import { usePanelTools } from '../panel/tools';
import { sentenceFor } from './sentence';

interface TimelineRowProps {
  readonly event: TimelineEvent;
  /** The name of whom it is about, where it is known. */
  readonly participant: string | null;
}

/** One event: what it means, when it came, and what Twilio sent, on demand. */
export const TimelineRow = memo(({ event, participant }: TimelineRowProps) => {
  const { text, locale } = usePanelTools();
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
        {sentenceFor(event, participant, text)}
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
          {event.type}
        </Box>
        <time dateTime={event.receivedAt}>{readableMoment(event.receivedAt, locale)}</time>
      </Box>
      <Details event={event} />
    </Box>
  );
});

function Details({ event }: { readonly event: TimelineEvent }) {
  const { text } = usePanelTools();
  const parameters = Object.entries(event.parameters);
  return (
    <Box as="details" fontSize="fontSize20" lineHeight="lineHeight30">
      <Box as="summary" cursor="pointer" paddingY="space20" color="colorTextLink">
        {text('EventParameters')}
      </Box>
      <Box paddingTop="space30" paddingBottom="space30" display="flex" flexDirection="column" rowGap="space50">
        {parameters.length === 0 ? (
          text('NoParameters')
        ) : (
          <Facts>
            {parameters.map(([name, value]) => (
              <Fact key={name} label={name}>
                {value}
              </Fact>
            ))}
          </Facts>
        )}
        <CopyButton
          label="CopyEvent"
          content={() => JSON.stringify(event, null, 2)}
          copied="EventCopied"
          notCopied="EventsNotCopied"
        />
      </Box>
    </Box>
  );
}
