import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

interface FilterButtonProps {
  readonly name: string;
  /** The number of matches, or a sign. */
  readonly detail: ReactNode;
  readonly isPressed: boolean;
  readonly onClick: () => void;
}

/** A pressed one differs by its border and weight, too: forced colors remove the background. */
export const FilterButton = ({ name, detail, isPressed, onClick }: FilterButtonProps) => (
  <Box
    as="button"
    type="button"
    aria-pressed={isPressed}
    onClick={onClick}
    display="flex"
    alignItems="center"
    columnGap="space20"
    height="sizeSquare80"
    margin="space0"
    paddingX="space40"
    paddingY="space0"
    borderStyle="solid"
    borderWidth={isPressed ? 'borderWidth20' : 'borderWidth10'}
    borderColor={isPressed ? 'colorBorderPrimary' : 'colorBorderWeak'}
    borderRadius="borderRadiusPill"
    backgroundColor={isPressed ? 'colorBackgroundPrimaryWeakest' : 'colorBackgroundBody'}
    color={isPressed ? 'colorTextLink' : 'colorText'}
    fontFamily="inherit"
    fontSize="fontSize30"
    fontWeight={isPressed ? 'fontWeightSemibold' : 'fontWeightNormal'}
    lineHeight="lineHeight20"
    whiteSpace="nowrap"
    cursor="pointer"
    outline="none"
    _hover={{ borderColor: 'colorBorderPrimary' }}
    _focus={{ boxShadow: 'shadowFocus', outline: '2px solid transparent' }}
  >
    <Box as="span" overflow="hidden" maxWidth="size20" title={name} style={{ textOverflow: 'ellipsis' }}>
      {name}
    </Box>{' '}
    <Box as="span" color={isPressed ? 'inherit' : 'colorTextWeak'} fontVariantNumeric="tabular-nums">
      {detail}
    </Box>
  </Box>
);
