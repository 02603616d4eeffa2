import { listUndeliveredRequest } from '../../src/contract/requests';
import { listUndelivered } from '../lib/destinations/list-undelivered';
import { consoleEndpoint } from '../lib/endpoint/endpoint';

export const handler = consoleEndpoint('listUndelivered', listUndeliveredRequest, listUndelivered);
