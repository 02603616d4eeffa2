import { Box } from '@twilio-paste/core/box';

/** A word that warns. Paste's own badge can also be a link and a button. Source: @twilio-paste/badge 5.0. */
export const WarningBadge = ({ children }: { readonly children: string }) => (
  <Box
    as="span"
    display="flex"
    maxWidth="max-content"
    paddingX="space30"
    paddingY="space20"
    borderRadius="borderRadius30"
    fontSize="fontSize20"
    fontWeight="fontWeightSemibold"
    lineHeight="lineHeight10"
    backgroundColor="colorBackgroundWarningWeakest"
    color="colorTextWarningStrong"
  >
    {children}
  </Box>
);
