import { update } from '../lib/console/update';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('update', update);
