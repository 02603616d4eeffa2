import { detachRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { detach } from '../lib/interaction-webhook/detach';

export const handler = endpoint('detach', detachRequest, detach);
