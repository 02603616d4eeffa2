import { sendUndeliveredRequest } from '../../src/contract/requests';
import { sendUndelivered } from '../lib/destinations/send-undelivered';
import { consoleEndpoint } from '../lib/endpoint/endpoint';

export const handler = consoleEndpoint('sendUndelivered', sendUndeliveredRequest, sendUndelivered);
