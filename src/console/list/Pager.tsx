import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { ChevronLeftIcon } from '@twilio-paste/icons/esm/ChevronLeftIcon';
import { ChevronRightIcon } from '@twilio-paste/icons/esm/ChevronRightIcon';
import { readableCount } from '../../format/count';
import { useWords } from '../../parts/words';

interface PagerProps {
  /** The first page is 0. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

/** The way through the pages. Its buttons are never really disabled: the focus would be lost at either end. */
export function Pager({ page, pages, onTurn }: PagerProps) {
  const { text, locale } = useWords();
  return (
    <Box
      as="nav"
      aria-label={text('ListPages')}
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      columnGap="space50"
      rowGap="space40"
    >
      <Button
        variant="secondary"
        size="small"
        aria-disabled={page === 0}
        onClick={() => {
          if (page > 0) onTurn(page - 1);
        }}
      >
        <ChevronLeftIcon decorative />
        {text('ListPrevious')}
      </Button>
      <Text as="span" fontVariantNumeric="tabular-nums">
        {text('ListPage', { page: readableCount(page + 1, locale), pages: readableCount(pages, locale) })}
      </Text>
      <Button
        variant="secondary"
        size="small"
        aria-disabled={page >= pages - 1}
        onClick={() => {
          if (page < pages - 1) onTurn(page + 1);
        }}
      >
        {text('ListNext')}
        <ChevronRightIcon decorative />
      </Button>
    </Box>
  );
}
