import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';

interface PanelEdgeProps {
  readonly at: 'top' | 'bottom';
  readonly children: ReactNode;
}

/** A part above or below the body, which does not scroll. */
export const PanelEdge = ({ at, children }: PanelEdgeProps) => (
  <Box
    flexShrink={0}
    paddingX="space50"
    paddingTop={at === 'top' ? 'space0' : 'space40'}
    paddingBottom="space40"
    borderStyle="solid"
    borderWidth="borderWidth0"
    borderColor="colorBorderWeaker"
    {...(at === 'top' ? { borderBottomWidth: 'borderWidth10' } : { borderTopWidth: 'borderWidth10' })}
  >
    {children}
  </Box>
);
