import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { remove } from '../lib/webhooks/remove';

export const handler = consoleEndpoint('remove', remove);
