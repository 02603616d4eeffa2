import { statusRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { status } from '../lib/interaction-webhook/status';

export const handler = endpoint('status', statusRequest, status);
