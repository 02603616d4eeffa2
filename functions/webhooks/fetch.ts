import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { fetchWebhook } from '../lib/webhooks/fetch';

export const handler = consoleEndpoint('fetch', fetchWebhook);
