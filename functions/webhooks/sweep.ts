import { sweepRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { sweep } from '../lib/webhooks/sweep';

export const handler = consoleEndpoint('sweep', sweepRequest, sweep);
