import { endpoint } from '../lib/endpoint';
import { status } from '../lib/status';

export const handler = endpoint('status', status);
