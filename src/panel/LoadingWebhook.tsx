import { SkeletonLoader } from '@twilio-paste/core/skeleton-loader';
import { Stack } from '../components/Stack';

/** The place of what is still being asked. The heading above says so in words. */
export const LoadingWebhook = () => (
  <Stack gap="space50">
    <SkeletonLoader width="80%" />
    <SkeletonLoader width="60%" />
    <SkeletonLoader height="size10" />
  </Stack>
);
