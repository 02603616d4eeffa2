import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { usePanelContext } from '../context';
import type { DeliveryMark } from './deliveries';

/** Shows that an event has not arrived everywhere. Its shape says the same as its color. */
export function MarkIcon({ mark }: { readonly mark: DeliveryMark }) {
  const { text } = usePanelContext();
  const isFailed = mark === 'failed';
  return (
    <Box
      as="span"
      position="relative"
      display="flex"
      flexShrink={0}
      color={isFailed ? 'colorTextIconWarning' : 'colorTextIcon'}
    >
      <DeliveryShape mark={mark} />
      <ScreenReaderOnly>{text(isFailed ? 'TimelineUndelivered' : 'TimelineNotYetDelivered')}</ScreenReaderOnly>
    </Box>
  );
}

/** A triangle with an exclamation mark, or a ring. */
export const DeliveryShape = ({ mark }: { readonly mark: DeliveryMark }) => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    aria-hidden="true"
  >
    {mark === 'failed' ? <path d="M10 3.5 17 16H3ZM10 8v4M10 13v1.5" /> : <circle cx="10" cy="10" r="5" />}
  </svg>
);
