import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useStrings } from '../../components/useStrings';
import { readableCount } from '../../strings/format';

interface SelectionBarProps {
  readonly count: number;
  /** The number of selected rows on other pages. */
  readonly hidden: number;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

export function SelectionBar({ count, hidden, onDelete, onClear }: SelectionBarProps) {
  const { text, locale } = useStrings();
  const values = { count: readableCount(count, locale), hidden: readableCount(hidden, locale) };
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      columnGap="space50"
      rowGap="space30"
      padding="space40"
      borderRadius="borderRadius20"
      backgroundColor="colorBackgroundPrimaryWeakest"
    >
      <Text as="p" fontWeight="fontWeightSemibold">
        {text(hidden > 0 ? 'ListSelectedMore' : 'ListSelected', values)}
      </Text>
      <Button variant="destructive_secondary" size="small" onClick={onDelete}>
        {text('ConsoleDelete')}
      </Button>
      <Button variant="link" onClick={onClear}>
        {text('ListClearSelection')}
      </Button>
    </Box>
  );
}
