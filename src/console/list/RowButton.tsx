import { Box } from '@twilio-paste/core/box';

interface RowButtonProps {
  /** One line, which is cut off at the end of the cell. */
  readonly children: string;
  readonly onClick: () => void;
}

/** The name in a row, which opens the webhook. */
export const RowButton = ({ children, onClick }: RowButtonProps) => (
  <Box
    as="button"
    type="button"
    title={children}
    onClick={onClick}
    maxWidth="100%"
    margin="space0"
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
    verticalAlign="bottom"
    _hover={{ textDecoration: 'underline' }}
    // Forced colors show the outline, because they remove the shadow.
    _focus={{ boxShadow: 'shadowFocusInset', outline: '2px solid transparent' }}
    style={{ textOverflow: 'ellipsis' }}
  >
    {children}
  </Box>
);
