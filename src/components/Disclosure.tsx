import { Box } from '@twilio-paste/core/box';
import { type ReactNode, useState } from 'react';

interface DisclosureProps {
  readonly summary: string;
  /** Renders the content only while it is open: for lists of hundreds, of which few are opened. */
  readonly isLazy?: boolean;
  readonly children: ReactNode;
}

export function Disclosure({ summary, isLazy = false, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Box fontSize="fontSize20" lineHeight="lineHeight30">
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <Box as="summary" cursor="pointer" paddingY="space20" color="colorTextLink">
          {summary}
        </Box>
        {(isOpen || !isLazy) && <Box paddingY="space30">{children}</Box>}
      </details>
    </Box>
  );
}
