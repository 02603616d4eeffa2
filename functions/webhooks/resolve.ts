import { endpoint } from '../lib/endpoint/endpoint';
import { resolve } from '../lib/webhooks/resolve';

export const handler = endpoint('resolve', resolve);
