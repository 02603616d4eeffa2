import { Box } from '@twilio-paste/core/box';
import { CopyButton } from '../../components/CopyButton';
import { Disclosure } from '../../components/Disclosure';
import { Time } from '../../components/Time';
import { readableName } from '../../strings/format';
import { usePanelContext } from '../context';
import { DeliveryList } from './DeliveryList';
import type { Parameter, SortedParameters } from './details';
import { eventJson } from './export';
import type { SeenEvent } from './timeline';

interface EventDetailsProps extends Pick<SeenEvent, 'event' | 'deliveries' | 'sentKey' | 'webhooks'> {
  readonly parameters: SortedParameters;
}

export function EventDetails({
  event,
  deliveries,
  sentKey,
  webhooks,
  parameters: { telling, common },
}: EventDetailsProps) {
  const { text } = usePanelContext();
  return (
    <Box
      position="relative"
      paddingLeft="space20"
      paddingTop="space20"
      paddingBottom="space40"
      backgroundColor="colorBackgroundBody"
      fontSize="fontSize20"
      lineHeight="lineHeight20"
    >
      <Box display="flex" flexWrap="wrap" columnGap="space40" color="colorTextWeak">
        <Box as="code" fontFamily="fontFamilyCode">
          {readableName(event.type)}
        </Box>
        <Time at={event.receivedAt} isExact />
        {webhooks.includes('global') && (
          <span>{text(webhooks.length > 1 ? 'TimelineSeenByTwo' : 'TimelineSeenByGlobal')}</span>
        )}
      </Box>
      <DeliveryList deliveries={deliveries} sentKey={sentKey} receivedAt={event.receivedAt} />
      <Box paddingY="space20">
        {telling.length + common.length === 0 ? text('TimelineNoParameters') : <Parameters parameters={telling} />}
      </Box>
      {common.length > 0 && (
        <Disclosure summary={text('TimelineAllParameters')}>
          <Parameters parameters={common} />
        </Disclosure>
      )}
      <CopyButton
        label="TimelineCopyEvent"
        content={() => eventJson({ event, deliveries, webhooks })}
        copied="TimelineEventCopied"
        notCopied="TimelineNotCopied"
      />
    </Box>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return null;
  return (
    <Box as="dl" margin="space0">
      {parameters.map(([name, value]) => (
        <Box key={name} display="flex" flexWrap="wrap" columnGap="space30">
          <Box as="dt" color="colorTextWeak">
            {readableName(name)}
          </Box>
          <Box as="dd" margin="space0" fontFamily="fontFamilyCode">
            {readableName(value)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
