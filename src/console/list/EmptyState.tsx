import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';
import { useStrings } from '../../components/useStrings';
import type { StringKey } from '../../strings/text';

interface EmptyStateProps {
  readonly heading: StringKey;
  readonly text: StringKey;
  /** An action that helps, such as a button. */
  readonly children?: ReactNode;
}

export function EmptyState({ heading, text: key, children }: EmptyStateProps) {
  const { text } = useStrings();
  return (
    <Box
      paddingY="space90"
      display="flex"
      flexDirection="column"
      alignItems="center"
      rowGap="space40"
      textAlign="center"
    >
      <Heading as="h3" variant="heading40" marginBottom="space0">
        {text(heading)}
      </Heading>
      <Box maxWidth="size50">
        <Text as="p" color="colorTextWeak">
          {text(key)}
        </Text>
      </Box>
      {children}
    </Box>
  );
}
