import { Box } from '@twilio-paste/core/box';
import { readableName } from '../strings/format';

export const EventList = ({ events }: { readonly events: readonly string[] }) => (
  <Box as="ul" margin="space0" padding="space0" listStyleType="none">
    {events.map((name) => (
      <li key={name}>{readableName(name)}</li>
    ))}
  </Box>
);
