import { resolveRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { resolve } from '../lib/webhooks/resolve';

export const handler = consoleEndpoint('resolve', resolveRequest, resolve);
