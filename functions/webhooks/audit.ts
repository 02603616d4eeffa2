import { auditRequest } from '../../src/contract/requests';
import { consoleEndpoint } from '../lib/endpoint/endpoint';
import { audit } from '../lib/webhooks/audit';

export const handler = consoleEndpoint('audit', auditRequest, audit);
