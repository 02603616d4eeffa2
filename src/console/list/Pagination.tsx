import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ChevronLeftIcon } from '@twilio-paste/icons/esm/ChevronLeftIcon';
import { ChevronRightIcon } from '@twilio-paste/icons/esm/ChevronRightIcon';
import { ActionButton } from '../../components/ActionButton';
import { useStrings } from '../../components/useStrings';
import { readableCount } from '../../strings/format';

interface PaginationProps {
  /** Zero-based. */
  readonly page: number;
  readonly pageCount: number;
  readonly onPage: (page: number) => void;
}

export function Pagination({ page, pageCount, onPage }: PaginationProps) {
  const { text, locale } = useStrings();
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
      <ActionButton variant="secondary" size="small" isUnavailable={page === 0} onClick={() => onPage(page - 1)}>
        <ChevronLeftIcon decorative />
        {text('ListPrevious')}
      </ActionButton>
      <Text as="span" fontVariantNumeric="tabular-nums">
        {text('ListPage', { page: readableCount(page + 1, locale), pages: readableCount(pageCount, locale) })}
      </Text>
      <ActionButton
        variant="secondary"
        size="small"
        isUnavailable={page >= pageCount - 1}
        onClick={() => onPage(page + 1)}
      >
        {text('ListNext')}
        <ChevronRightIcon decorative />
      </ActionButton>
    </Box>
  );
}
