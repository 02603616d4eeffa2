import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

/** Where less room than this is left, as at a magnification of 400 %, the whole panel scrolls instead. */
const MIN_HEIGHT = '9rem';

/** The part of a screen that scrolls. */
export const PanelBody = ({ children }: { readonly children: ReactNode }) => (
  <Box
    flexGrow={1}
    overflowY="auto"
    paddingX="space50"
    // Room for the focus ring of the first control.
    paddingTop="space20"
    paddingBottom="space50"
    style={{ minHeight: MIN_HEIGHT }}
  >
    {children}
  </Box>
);
