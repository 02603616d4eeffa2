import { scheduledSweep } from '../lib/webhooks/scheduled-sweep';

export const handler = scheduledSweep();
