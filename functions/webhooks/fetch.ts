import { fetchWebhook } from '../lib/console/fetch-webhook';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('fetch', fetchWebhook);
