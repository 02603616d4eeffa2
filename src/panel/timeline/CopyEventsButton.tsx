import { CopyButton } from '../../components/CopyButton';
import { eventsJson } from './export';
import type { SeenEvent } from './timeline';

export const CopyEventsButton = ({ events }: { readonly events: readonly SeenEvent[] }) => (
  <CopyButton
    label="TimelineCopyEvents"
    content={() => eventsJson(events)}
    copied="TimelineEventsCopied"
    notCopied="TimelineNotCopied"
  />
);
