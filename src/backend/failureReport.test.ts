import type { Ttid } from '../contract/sids';
import type { RequestFailure } from './backend';
import { failureReport } from './failureReport';

const ttid = 'flex_interactionwebhook_1' as Ttid;

test.each<[RequestFailure, string]>([
  [{ code: 'internal' }, 'interaction-webhooks attach internal'],
  [
    { code: 'misconfigured', variable: 'ALLOWED_HOSTS' },
    'interaction-webhooks attach misconfigured variable=ALLOWED_HOSTS',
  ],
  [{ code: 'misconfigured', variable: null }, 'interaction-webhooks attach misconfigured'],
  [{ code: 'contract-mismatch', deploy: 'plugin' }, 'interaction-webhooks attach contract-mismatch deploy=plugin'],
  [{ code: 'unreadable-answer', status: 502 }, 'interaction-webhooks attach unreadable-answer status=502'],
  [
    { code: 'left-behind', ttid, twilioCode: 20500, requestId: 'RQ1' },
    `interaction-webhooks attach left-behind ttid=${ttid} twilio-code=20500 twilio-request=RQ1`,
  ],
])('reports %p', (failure, line) => {
  expect(failureReport('attach', failure)).toBe(line);
});

test.each<RequestFailure>([
  { code: 'timed-out' },
  { code: 'unreachable' },
  { code: 'not-permitted' },
  { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 1_000 },
])('does not report %p, which passes or is no matter for an administrator', (failure) => {
  expect(failureReport('attach', failure)).toBeNull();
});
