import { fetch } from '../lib/console/fetch';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('fetch', fetch);
