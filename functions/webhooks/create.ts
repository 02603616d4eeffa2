import { createRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { create } from '../lib/webhooks/create';

export const handler = consoleEndpoint('create', createRequest, create);
