import { list } from '../lib/console/list';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('list', list);
