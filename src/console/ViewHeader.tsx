import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode, Ref } from 'react';
import { ButtonRow } from '../components/ButtonRow';

interface ViewHeaderProps {
  readonly heading: string;
  readonly headingRef?: Ref<HTMLHeadingElement>;
  /** The controls beside the heading. */
  readonly children: ReactNode;
}

/** The first line of a view. Its heading can take the focus. */
export const ViewHeader = ({ heading, headingRef, children }: ViewHeaderProps) => (
  <Box
    display="flex"
    flexWrap="wrap"
    justifyContent="space-between"
    alignItems="center"
    columnGap="space70"
    rowGap="space30"
  >
    <Heading ref={headingRef} as="h2" variant="heading20" marginBottom="space0" tabIndex={-1}>
      {heading}
    </Heading>
    <ButtonRow>{children}</ButtonRow>
  </Box>
);
