import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ChevronLeftIcon } from '@twilio-paste/icons/esm/ChevronLeftIcon';
import { ChevronRightIcon } from '@twilio-paste/icons/esm/ChevronRightIcon';
import { ActionButton } from '../../components/ActionButton';
import { useStrings } from '../../components/useStrings';

export interface PagerProps {
  /** The webhook's position among those that match, zero-based. */
  readonly at: number;
  readonly count: number;
  readonly onShow: (at: number) => void;
}

/** Leads to the webhooks before and after in the list. */
export function Pager({ at, count, onShow }: PagerProps) {
  const { text } = useStrings();
  return (
    <Box display="flex" alignItems="center" columnGap="space30">
      <ActionButton variant="secondary_icon" size="reset" isUnavailable={at === 0} onClick={() => onShow(at - 1)}>
        <ChevronLeftIcon decorative={false} title={text('DetailsPrevious')} />
      </ActionButton>
      <Text as="span" color="colorTextWeak" fontVariantNumeric="tabular-nums">
        {text('DetailsPosition', { at: at + 1, count })}
      </Text>
      <ActionButton
        variant="secondary_icon"
        size="reset"
        isUnavailable={at >= count - 1}
        onClick={() => onShow(at + 1)}
      >
        <ChevronRightIcon decorative={false} title={text('DetailsNext')} />
      </ActionButton>
    </Box>
  );
}
