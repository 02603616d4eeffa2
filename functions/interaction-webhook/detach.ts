import { detach } from '../lib/detach';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('detach', detach);
