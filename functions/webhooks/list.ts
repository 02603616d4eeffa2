import { listRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { list } from '../lib/webhooks/list';

export const handler = consoleEndpoint('list', listRequest, list);
