import { scheduledSweep } from '../lib/scheduled-sweep';

export const handler = scheduledSweep();
