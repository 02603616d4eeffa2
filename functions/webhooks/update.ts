import { updateRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { update } from '../lib/webhooks/update';

export const handler = consoleEndpoint('update', updateRequest, update);
