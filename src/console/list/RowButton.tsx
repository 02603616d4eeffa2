import { Box } from '@twilio-paste/core/box';
import type { Ttid } from '../../contract/sids';

interface RowButtonProps {
  readonly ttid: Ttid;
  readonly isOpen: boolean;
  /** One line, which is cut off at the end of the cell. */
  readonly children: string;
  readonly onClick: () => void;
}

/** The name in a row, which opens the webhook. */
export const RowButton = ({ ttid, isOpen, children, onClick }: RowButtonProps) => (
  <Box
    as="button"
    type="button"
    title={children}
    data-ttid={ttid}
    aria-expanded={isOpen}
    onClick={onClick}
    maxWidth="100%"
    margin="space0"
    minWidth="size0"
    padding="space10"
    borderWidth="borderWidth0"
    borderRadius="borderRadius10"
    backgroundColor="transparent"
    color="colorTextLink"
    fontFamily="inherit"
    fontSize="inherit"
    fontWeight="fontWeightSemibold"
    lineHeight="inherit"
    textAlign="left"
    cursor="pointer"
    outline="none"
    overflow="hidden"
    whiteSpace={['normal', 'normal', 'nowrap']}
    _hover={{ textDecoration: 'underline' }}
    // Forced colors show the outline, because they remove the shadow.
    _focus={{ boxShadow: 'shadowFocusInset', outline: '2px solid transparent' }}
    style={{ textOverflow: 'ellipsis' }}
  >
    {children}
  </Box>
);
