import { URL_OFFENSES } from '../contract/failures';
import { FAILURES } from '../testing/failures';
import { ATTACHED } from '../testing/interactions';
import { explain } from './failures';
import { languageFor, textFrom } from './text';

const text = textFrom(() => ({}), languageFor('en-US'));
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
