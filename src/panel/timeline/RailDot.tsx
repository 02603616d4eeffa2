import { Box } from '@twilio-paste/core/box';

export type Mark = 'event' | 'folded' | 'failure' | 'unknown';

const COLORS = {
  event: 'colorTextPrimary',
  folded: 'colorTextPrimary',
  failure: 'colorTextError',
  unknown: 'colorTextWeak',
} as const;

/** The mark of a row on the rail. Its shape says the same as its color. */
export const RailDot = ({ mark }: { readonly mark: Mark }) => (
  <Box as="span" display="flex" flexShrink={0} color={COLORS[mark]}>
    <svg width="16" height="20" fill="currentColor" stroke="currentColor" aria-hidden="true">
      {mark === 'failure' ? (
        <path d="M8 4.5 13.5 10 8 15.5 2.5 10Z" />
      ) : (
        <circle cx="8" cy="10" r="3.5" fill={mark === 'unknown' ? 'none' : 'currentColor'} />
      )}
      {mark === 'folded' && <circle cx="8" cy="10" r="6" fill="none" />}
    </svg>
  </Box>
);
