import { finishRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { finish } from '../lib/interaction-webhook/finish';

export const handler = endpoint('finish', finishRequest, finish);
