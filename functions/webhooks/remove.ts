import { endpoint } from '../lib/endpoint/endpoint';
import { remove } from '../lib/webhooks/remove';

export const handler = endpoint('remove', remove);
