import { endpoint } from '../lib/endpoint/endpoint';
import { audit } from '../lib/webhooks/audit';

export const handler = endpoint('audit', audit);
