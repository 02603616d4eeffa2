import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { SecondaryText } from '../../components/SecondaryText';
import { usePanelContext } from '../context';
import type { Totals } from '../timeline/deliveries';
import { DeliveryShape } from '../timeline/MarkIcon';

interface DeliveryTotalsProps {
  readonly totals: Totals;
  /** Shows the events that have not arrived. */
  readonly onShowFailed: () => void;
}

/** The worst that became of a destination's events, with their number. */
export function DeliveryTotals({ totals: { delivered, waiting, failed }, onShowFailed }: DeliveryTotalsProps) {
  const { text } = usePanelContext();
  if (failed + waiting === 0) {
    return (
      <Box flexShrink={0}>
        <SecondaryText>{text('AttachedDelivered', { count: delivered })}</SecondaryText>
      </Box>
    );
  }
  const isFailed = failed > 0;
  return (
    <Box display="flex" alignItems="center" columnGap="space10" flexShrink={0}>
      <Box as="span" display="flex" color={isFailed ? 'colorTextIconWarning' : 'colorTextIcon'}>
        <DeliveryShape mark={isFailed ? 'failed' : 'waiting'} />
      </Box>
      <Button variant="link" onClick={onShowFailed}>
        {isFailed ? text('AttachedFailed', { count: failed }) : text('AttachedWaiting', { count: waiting })}
      </Button>
    </Box>
  );
}
