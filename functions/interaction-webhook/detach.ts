import { endpoint } from '../lib/endpoint/endpoint';
import { detach } from '../lib/interaction-webhook/detach';

export const handler = endpoint('detach', detach);
