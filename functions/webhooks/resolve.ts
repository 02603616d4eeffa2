import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { resolve } from '../lib/webhooks/resolve';

export const handler = consoleEndpoint('resolve', resolve);
