import { removeRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { remove } from '../lib/webhooks/remove';

export const handler = consoleEndpoint('remove', removeRequest, remove);
