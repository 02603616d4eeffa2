import { attach } from '../lib/attach';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('attach', attach);
