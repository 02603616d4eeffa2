import { Box } from '@twilio-paste/core/box';
import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';

const ROWS = [0, 1, 2, 3, 4];

/** The place of the first rows. The line above says so in words. */
export const LoadingRows = () => (
  <Box aria-hidden="true" display="flex" flexDirection="column" rowGap="space50" paddingY="space50">
    {ROWS.map((row) => (
      <SkeletonLoader key={row} height="size10" />
    ))}
  </Box>
);
