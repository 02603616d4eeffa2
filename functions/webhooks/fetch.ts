import { endpoint } from '../lib/endpoint/endpoint';
import { fetchWebhook } from '../lib/webhooks/fetch';

export const handler = endpoint('fetch', fetchWebhook);
