import { endpoint } from '../lib/endpoint';
import { finish } from '../lib/finish';

export const handler = endpoint('finish', finish);
