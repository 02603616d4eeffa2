import { create } from '../lib/console/create';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('create', create);
