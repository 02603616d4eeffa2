import { attachRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { attach } from '../lib/interaction-webhook/attach';

export const handler = endpoint('attach', attachRequest, attach);
