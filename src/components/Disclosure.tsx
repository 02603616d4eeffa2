import { Box } from '@twilio-paste/core/box';
import { type ReactNode, useState } from 'react';

interface DisclosureProps {
  readonly summary: string;
  /** Draws the content only while it is open: for what is there by the hundred and looked at in a few places. */
  readonly isLazy?: boolean;
  readonly children: ReactNode;
}

/** Something that is there on demand. */
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
