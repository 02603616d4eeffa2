import { endpoint } from '../lib/endpoint/endpoint';
import { sweepOnDemand } from '../lib/webhooks/sweep-on-demand';

export const handler = endpoint('sweep', sweepOnDemand);
