import { sendAgainRequest } from '../../src/contract/requests';
import { endpoint } from '../lib/endpoint/endpoint';
import { sendAgain } from '../lib/interaction-webhook/send-again';

export const handler = endpoint('sendAgain', sendAgainRequest, sendAgain);
