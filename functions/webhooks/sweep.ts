import { sweepOnDemand } from '../lib/console/sweep-on-demand';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('sweep', sweepOnDemand);
