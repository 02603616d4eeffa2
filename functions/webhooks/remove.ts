import { remove } from '../lib/console/remove';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('remove', remove);
