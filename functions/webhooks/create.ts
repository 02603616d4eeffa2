import { endpoint } from '../lib/endpoint/endpoint';
import { create } from '../lib/webhooks/create';

export const handler = endpoint('create', create);
