import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { list } from '../lib/webhooks/list';

export const handler = consoleEndpoint('list', list);
