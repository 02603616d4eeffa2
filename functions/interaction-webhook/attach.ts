import { endpoint } from '../lib/endpoint/endpoint';
import { attach } from '../lib/interaction-webhook/attach';

export const handler = endpoint('attach', attach);
