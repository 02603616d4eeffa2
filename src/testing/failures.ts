/** Every failure that a person can see. */
import type { RequestFailure } from '../backend/backend';
import { TTID } from './sids';

const upstream = { twilioCode: 20404, requestId: 'RQ1' };

/** One of each, so that a new code without an example does not compile. */
export const FAILURES: { readonly [C in RequestFailure['code']]: Extract<RequestFailure, { code: C }> } = {
  'bad-request': { code: 'bad-request', field: 'events' },
  'contract-mismatch': { code: 'contract-mismatch', deploy: 'functions' },
  unauthenticated: { code: 'unauthenticated' },
  'not-found': { code: 'not-found' },
  'not-permitted': { code: 'not-permitted' },
  'unknown-destination': { code: 'unknown-destination' },
  'url-refused': { code: 'url-refused', offense: 'host' },
  'name-refused': { code: 'name-refused', offense: 'reserved' },
  'switched-off': { code: 'switched-off' },
  'too-many-requests': { code: 'too-many-requests', retryAfterMs: 2500 },
  conflict: { code: 'conflict', binding: { state: 'none' } },
  changed: {
    code: 'changed',
    webhook: {
      ttid: TTID,
      type: 'global',
      friendlyName: null,
      address: null,
      method: 'POST',
      events: ['onParticipantLeft'],
      ours: null,
      waiting: null,
      isInspector: false,
      isRelayed: false,
      destination: null,
      canChange: true,
      version: '1',
    },
  },
  'webhook-unreadable': { code: 'webhook-unreadable' },
  'in-progress': { code: 'in-progress', retryAfterMs: 3500 },
  'operation-reused': { code: 'operation-reused' },
  misconfigured: { code: 'misconfigured', variable: 'DESTINATIONS' },
  'twilio-refused': { code: 'twilio-refused', ...upstream },
  'twilio-unavailable': { code: 'twilio-unavailable', ...upstream, retryAfterMs: 1500 },
  'left-behind': { code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' },
  'outcome-unknown': { code: 'outcome-unknown', ...upstream },
  internal: { code: 'internal' },
  'not-configured': { code: 'not-configured' },
  offline: { code: 'offline' },
  unreachable: { code: 'unreachable' },
  'timed-out': { code: 'timed-out' },
  'unreadable-answer': { code: 'unreadable-answer', status: 502 },
  stopped: { code: 'stopped' },
  'no-result': { code: 'no-result' },
  'no-task': { code: 'no-task' },
  'no-interaction': { code: 'no-interaction', reason: 'voice' },
  'nothing-attached': { code: 'nothing-attached' },
};
