import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { create } from '../lib/webhooks/create';

export const handler = consoleEndpoint('create', create);
