import { endpoint } from '../lib/endpoint/endpoint';
import { update } from '../lib/webhooks/update';

export const handler = endpoint('update', update);
