import { Box, type BoxProps } from '@twilio-paste/core/box';
import { useStrings } from '../components/useStrings';
import { STATE_NAMES } from './names';
import type { RowState } from './state';

interface Mark {
  readonly color: NonNullable<BoxProps['color']>;
  /** In a square of 12. */
  readonly path: string;
  readonly isHollow?: boolean;
}

const CIRCLE = 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z';
const UNUSED: Mark = { color: 'colorTextWeak', path: CIRCLE, isHollow: true };

/** Each has its own shape, because not everyone sees the colors. */
const MARKS: Partial<Record<RowState, Mark>> = {
  bound: { color: 'colorTextSuccess', path: CIRCLE },
  everywhere: { color: 'colorTextLink', path: 'M6 .5L11.5 6L6 11.5L.5 6z' },
  replaced: UNUSED,
  orphan: UNUSED,
  ended: UNUSED,
  'never-used': UNUSED,
  waiting: { color: 'colorTextLink', path: 'M2.5 1.5h7L6 6l3.5 4.5h-7L6 6z', isHollow: true },
  gone: { color: 'colorTextError', path: 'M2 2l8 8M10 2l-8 8', isHollow: true },
};

/** The state in a word, with a mark where something is known. */
export function StateLabel({ state }: { readonly state: RowState }) {
  const { text } = useStrings();
  const mark = MARKS[state];
  return (
    <Box as="span" display="flex" alignItems="center" columnGap="space30">
      <Box as="span" display="flex" flexShrink={0} width="sizeIcon10" color={mark?.color ?? 'colorTextWeak'}>
        {mark !== undefined && (
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path
              d={mark.path}
              fill={mark.isHollow ? 'none' : 'currentColor'}
              stroke="currentColor"
              strokeWidth={mark.isHollow ? 1.5 : 0}
            />
          </svg>
        )}
      </Box>
      <Box as="span" color={mark === undefined ? 'colorTextWeak' : 'colorText'}>
        {text(STATE_NAMES[state])}
      </Box>
    </Box>
  );
}
