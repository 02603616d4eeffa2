import { Badge, type BadgeProps } from '@twilio-paste/core/badge';
import { Text } from '@twilio-paste/core/text';
import { useStrings } from '../components/useStrings';
import { STATE_NAMES } from './names';
import type { RowState } from './state';

const VARIANTS: Partial<Record<RowState, BadgeProps['variant']>> = {
  bound: 'success',
  replaced: 'warning',
  orphan: 'warning',
  ended: 'neutral',
  gone: 'error',
  everywhere: 'info',
  unreadable: 'neutral',
};

/** A badge for a known state, plain text where nothing is known. */
export function StateBadge({ state }: { readonly state: RowState }) {
  const { text } = useStrings();
  const variant = VARIANTS[state];
  const name = text(STATE_NAMES[state]);
  return variant === undefined ? (
    <Text as="span" color="colorTextWeak">
      {name}
    </Text>
  ) : (
    <Badge as="span" variant={variant}>
      {name}
    </Badge>
  );
}
