import { Box } from '@twilio-paste/core/box';
import { WarningIcon } from '@twilio-paste/icons/esm/WarningIcon';
import { usePanelContext } from '../context';

/** Nothing comes in for now. What is missed comes later. */
export function ConnectionNote() {
  const { text } = usePanelContext();
  return (
    <Box display="flex" columnGap="space20" alignItems="center" color="colorTextWarningStrong" fontSize="fontSize30">
      <WarningIcon decorative />
      {text('TimelineReconnecting')}
    </Box>
  );
}
