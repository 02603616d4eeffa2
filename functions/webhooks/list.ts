import { endpoint } from '../lib/endpoint/endpoint';
import { list } from '../lib/webhooks/list';

export const handler = endpoint('list', list);
