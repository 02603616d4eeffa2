import { scheduledRetry } from '../lib/events/scheduled-retry';

export const handler = scheduledRetry();
