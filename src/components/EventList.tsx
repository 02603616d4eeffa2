import { Box } from '@twilio-paste/core/box';

export const EventList = ({ events }: { readonly events: readonly string[] }) => (
  <Box as="ul" margin="space0" padding="space0" listStyleType="none">
    {events.map((name) => (
      <li key={name}>{name}</li>
    ))}
  </Box>
);
