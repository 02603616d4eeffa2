import { endpoint } from '../lib/endpoint';
import { sweepOnDemand } from '../lib/sweep';

export const handler = endpoint('sweep', sweepOnDemand);
