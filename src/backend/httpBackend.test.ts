import { CONTRACT_VERSION } from '../contract/version';
import { ATTACHED, statusOf, targetOf } from '../testing/interactions';
import { positionOf } from '../testing/paging';
import { OTHER_TTID, TTID } from '../testing/sids';
import { httpBackend, TIMEOUT_MS } from './httpBackend';

const { subject } = targetOf(1);
const BASE = 'https://functions.example.twil.io';

type Send = Parameters<typeof httpBackend>[0]['send'];

const answering =
  (body: string, status = 200): Send =>
  async () => ({ status, text: async () => body });

const enveloped = (content: object, contract = CONTRACT_VERSION) => JSON.stringify({ contract, ...content });

const unreported = () => undefined;

const isOnline = () => true;

const backendOver = (send: Send, report: (message: string) => void = unreported) =>
  httpBackend({ baseUrl: BASE, token: () => 'the token', send, isOnline, report });

test('posts a form with the token and contract version, without custom headers', async () => {
  const sent: [string, RequestInit][] = [];
  await backendOver(async (url, init) => {
    sent.push([url, init]);
    return { status: 200, text: async () => '' };
  }).attach({
    ...subject,
    destinations: ['crm', 'inspector'],
    url: null,
    events: ['onParticipantLeft'],
    seenTtid: null,
    operationId: 'id',
  });

  const [url, init] = sent[0] ?? [];
  expect(url).toBe(`${BASE}/interaction-webhook/attach`);
  // The token must not go anywhere else.
  expect(init).toMatchObject({ method: 'POST', redirect: 'error' });
  expect(init?.headers).toBeUndefined();
  expect(Object.fromEntries(init?.body as URLSearchParams)).toEqual({
    ...subject,
    destinations: 'crm,inspector',
    url: '',
    events: 'onParticipantLeft',
    seenTtid: '',
    operationId: 'id',
    contract: String(CONTRACT_VERSION),
    Token: 'the token',
  });
});

test('sends lists joined by commas, null as an empty string, and booleans as words', async () => {
  const sent: Record<string, string>[] = [];
  const backend = backendOver(async (_url, init) => {
    sent.push(Object.fromEntries(init.body as URLSearchParams));
    return { status: 200, text: async () => '' };
  });
  await backend.resolve({ ttids: [TTID, OTHER_TTID] });
  await backend.sweep({ from: positionOf('50@1'), isRehearsal: true });
  await backend.audit({ before: null });
  expect(sent).toMatchObject([
    { ttids: `${TTID},${OTHER_TTID}` },
    { from: '50@1', isRehearsal: 'true' },
    { before: '' },
  ]);
});

test('reads the token for each request', async () => {
  const tokens: (string | null)[] = [];
  let token = 'first';
  const backend = httpBackend({
    baseUrl: BASE,
    token: () => token,
    report: unreported,
    isOnline,
    send: async (_url, init) => {
      tokens.push((init.body as URLSearchParams).get('Token'));
      return { status: 200, text: async () => '' };
    },
  });
  await backend.status(subject);
  token = 'renewed';
  await backend.status(subject);
  expect(tokens).toEqual(['first', 'renewed']);
});

test('returns the functions’ answer', async () => {
  const backend = backendOver(answering(enveloped({ ok: true, value: statusOf({ binding: ATTACHED }) })));
  expect(await backend.status(subject)).toEqual({ ok: true, value: statusOf({ binding: ATTACHED }) });
});

test('returns the functions’ failure', async () => {
  const failure = { code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' };
  const backend = backendOver(answering(enveloped({ ok: false, failure }), 502));
  expect(await backend.status(subject)).toEqual({ ok: false, failure });
});

test.each([
  ['functions', CONTRACT_VERSION - 1],
  ['plugin', CONTRACT_VERSION + 1],
])('returns that the %s must be deployed if the answer has version %d', async (deploy, contract) => {
  const backend = backendOver(answering(JSON.stringify({ contract, shape: 'unknown' })));
  expect(await backend.status(subject)).toEqual({ ok: false, failure: { code: 'contract-mismatch', deploy } });
});

test.each([
  ['a page', '<html>'],
  ['another program’s answer', '{"status":"ok"}'],
  ['an unknown failure', enveloped({ ok: false, failure: { code: 'unheard-of' } })],
  ['a malformed value', enveloped({ ok: true, value: { binding: { state: 'attached' } } })],
])('rejects %s as unreadable', async (_what, body) => {
  const failure = { code: 'unreadable-answer', status: 502 };
  expect(await backendOver(answering(body, 502)).status(subject)).toEqual({ ok: false, failure });
});

test('returns unreachable if there is no answer', async () => {
  const backend = backendOver(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await backend.status(subject)).toEqual({ ok: false, failure: { code: 'unreachable' } });
});

test('returns offline if the browser knows that it has no network', async () => {
  const send = () => Promise.reject(new TypeError('Failed to fetch'));
  const options = { baseUrl: BASE, token: () => 'the token', send, report: unreported };
  const backend = httpBackend({ ...options, isOnline: () => false });
  expect(await backend.status(subject)).toEqual({ ok: false, failure: { code: 'offline' } });
});

test('gives up after ten seconds', async () => {
  jest.useFakeTimers();
  const answer = backendOver(
    (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  ).status(subject);
  jest.advanceTimersByTime(TIMEOUT_MS);
  expect(await answer).toEqual({ ok: false, failure: { code: 'timed-out' } });
  jest.useRealTimers();
});

test.each([undefined, '', 'functions.example'])('sends nothing if the functions’ address is %p', async (baseUrl) => {
  const send = jest.fn();
  const backend = httpBackend({ baseUrl, token: () => 'the token', send, isOnline, report: unreported });
  expect(await backend.status(subject)).toEqual({ ok: false, failure: { code: 'not-configured' } });
  expect(send).not.toHaveBeenCalled();
});

test('reports a failure that an administrator must act on, once', async () => {
  const reports: string[] = [];
  const backend = backendOver(answering('<html>Bad gateway</html>', 502), (message) => reports.push(message));
  await backend.status(subject);
  expect(reports).toEqual(['interaction-webhooks status unreadable-answer status=502']);
});

test('does not report a failure that concerns only the person', async () => {
  const reports: string[] = [];
  const body = enveloped({ ok: false, failure: { code: 'not-permitted' } });
  await backendOver(answering(body, 403), (message) => reports.push(message)).status(subject);
  expect(reports).toEqual([]);
});

test.each([
  ['is empty', () => ''],
  [
    'cannot be read',
    () => {
      throw new TypeError('of a test');
    },
  ],
])('sends nothing if the token %s', async (_how, token) => {
  const send = jest.fn();
  const backend = httpBackend({ baseUrl: BASE, token, send, isOnline, report: unreported });
  expect(await backend.status(subject)).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
  expect(send).not.toHaveBeenCalled();
});
