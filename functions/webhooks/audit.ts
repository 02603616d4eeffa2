import { audit } from '../lib/console/audit';
import { endpoint } from '../lib/endpoint';

export const handler = endpoint('audit', audit);
