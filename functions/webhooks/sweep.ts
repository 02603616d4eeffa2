import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { sweep } from '../lib/webhooks/sweep';

export const handler = consoleEndpoint('sweep', sweep);
