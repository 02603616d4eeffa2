import type { RequestFailure } from '../backend/backend';
import { URL_OFFENSES } from '../contract/failures';
import { ATTACHED } from '../testing/interactions';
import { TTID } from '../testing/sids';
import { explain } from './failures';
import { languageFor, textFrom } from './text';

const text = textFrom(() => ({}), languageFor('en-US'));
const upstream = { twilioCode: 20404, requestId: 'RQ1' };

/** One of each, so that a new code without a text does not compile. */
const FAILURES: { readonly [C in RequestFailure['code']]: Extract<RequestFailure, { code: C }> } = {
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
      isInspector: false,
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
};

test('every failure has a text of its own', () => {
  const texts = Object.values(FAILURES).map((failure) => explain(failure, text));
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(Object.values(FAILURES))('the text for $code is filled in and polite without begging', (failure) => {
  expect(explain(failure, text)).not.toMatch(/\{\{|please|sorry|invalid|forbidden/i);
});

test.each([
  ['bad-request', 'events'],
  ['misconfigured', 'DESTINATIONS'],
  ['twilio-refused', 'code 20404, request RQ1'],
  ['misconfigured', 'administrator'],
  ['left-behind', TTID],
  ['unreadable-answer', '502'],
] as const)('the text for %s names %s', (code, detail) => {
  expect(explain(FAILURES[code], text)).toContain(detail);
});

test('every offense of a URL has a text of its own', () => {
  const texts = URL_OFFENSES.map((offense) => explain({ code: 'url-refused', offense }, text));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.join()).not.toMatch(/\{\{|please|sorry|invalid|forbidden/i);
});

test('a conflict says whether someone attached or detached', () => {
  expect(explain({ code: 'conflict', binding: ATTACHED }, text)).not.toBe(explain(FAILURES.conflict, text));
});

test('a mismatch says which side to deploy', () => {
  expect(explain({ code: 'contract-mismatch', deploy: 'plugin' }, text)).toContain('deploy the plugin');
  expect(explain({ code: 'contract-mismatch', deploy: 'functions' }, text)).toContain('deploy the functions');
});

test('a setting that is not named is still an administrator’s matter', () => {
  expect(explain({ code: 'misconfigured', variable: null }, text)).toMatch(
    /^A setting of the functions .* administrator/,
  );
});

test('Twilio may give no details', () => {
  expect(explain({ code: 'twilio-refused', twilioCode: null, requestId: null }, text)).toContain('no details');
});
