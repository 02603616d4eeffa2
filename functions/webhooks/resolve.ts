import { resolve } from '../lib/console/resolve';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('resolve', resolve);
