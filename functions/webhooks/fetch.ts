import { fetchRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { fetchWebhook } from '../lib/webhooks/fetch';

export const handler = consoleEndpoint('fetch', fetchRequest, fetchWebhook);
