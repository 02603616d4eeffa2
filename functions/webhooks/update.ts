import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { update } from '../lib/webhooks/update';

export const handler = consoleEndpoint('update', update);
