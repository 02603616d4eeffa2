import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import { readableSeconds } from '../../strings/format';
import { usePanelContext } from '../context';
import { type Mark, RailDot } from './RailDot';

interface RailButtonProps {
  /** ISO 8601. */
  readonly at: string;
  readonly mark: Mark;
  readonly isOpen: boolean;
  /** Whether the row is one of a row's folded events. */
  readonly isInFold?: boolean;
  /** One line, which is cut off while the row is closed. */
  readonly children: ReactNode;
  /** At the right end. */
  readonly end?: ReactNode;
  readonly onClick: () => void;
}

const ONE_LINE = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/**
 * A row of the rail: 28 px high while it is closed, at the usual size of text. Where no design token is needed, it has
 * plain elements: dozens of rows are drawn at a time, and Paste's elements take most of it.
 */
export function RailButton({ at, mark, isOpen, isInFold = false, children, end, onClick }: RailButtonProps) {
  const { locale } = usePanelContext();
  return (
    <Box
      as="button"
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
      display="flex"
      alignItems="flex-start"
      // The focus ring is around the text, which stays in line with the text of the panel.
      width="calc(100% + 0.5rem)"
      margin="space0"
      marginX="spaceNegative20"
      padding="space20"
      borderWidth="borderWidth0"
      borderRadius="borderRadius20"
      backgroundColor="transparent"
      color="colorText"
      fontFamily="inherit"
      fontSize="fontSize30"
      lineHeight="lineHeight20"
      textAlign="left"
      cursor="pointer"
      outline="none"
      _hover={{ backgroundColor: 'colorBackground' }}
      // Forced colors show the outline, because they remove the shadow.
      _focus={{ boxShadow: 'shadowFocusInset', outline: '2px solid transparent' }}
      // Keeps a row that gets the focus from the bar, which covers the top of the list.
      style={{ scrollMarginTop: '6rem' }}
    >
      <Box
        as="span"
        flexShrink={0}
        minWidth="3.25rem"
        color="colorTextWeak"
        fontSize="fontSize20"
        fontVariantNumeric="tabular-nums"
        whiteSpace="nowrap"
      >
        <time dateTime={at}>{readableSeconds(at, locale)}</time>
      </Box>
      <RailDot mark={mark} />
      <span
        style={{ flexGrow: 1, minWidth: 0, marginLeft: isInFold ? '0.75rem' : '0.25rem', ...(isOpen ? {} : ONE_LINE) }}
      >
        {children}
      </span>
      {end}
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
        style={{ flexShrink: 0, opacity: 0.7 }}
      >
        <path d={isOpen ? 'M6 8l4 4 4-4' : 'M8 6l4 4-4 4'} />
      </svg>
    </Box>
  );
}
