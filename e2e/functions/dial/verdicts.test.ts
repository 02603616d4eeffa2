import { dialer } from '../../../functions/lib/dial/dialer';
import { VERDICTS, verdictOf } from '../../../src/contract/outcome';
import { ANOTHER_HOST, type BrokenReceivers, isPublicHere, startBrokenReceivers } from './broken-receivers';

const LIMITS = { connectMs: 60_000, totalMs: 90_000 };

let receivers: BrokenReceivers;

beforeAll(async () => {
  // Only the time-outs of the dialer are on this clock. It goes on when a receiver keeps its client waiting.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  receivers = await startBrokenReceivers(() => jest.advanceTimersByTime(LIMITS.totalMs));
});

beforeEach(() => {
  receivers.reached.length = 0;
});

afterAll(async () => {
  await receivers.close();
  jest.useRealTimers();
});

const dial = (url: string) => dialer(isPublicHere)({ url, headers: {}, body: 'EventType=x', limits: LIMITS });

test.each(VERDICTS)('a receiver on a real TLS socket gets the verdict: %s', async (verdict) => {
  const { outcome } = await dial(receivers.urlOf(verdict));
  expect(verdictOf(outcome)).toBe(verdict);
});

test('a redirect is not followed', async () => {
  await dial(receivers.urlOf('redirect'));
  expect(receivers.reached).toEqual(['redirect']);
});

test.each(['certificate-expired', 'certificate-name', 'certificate-issuer', 'not-public'] as const)(
  'nothing is sent to a receiver that is not trusted: %s',
  async (verdict) => {
    await dial(receivers.urlOf(verdict));
    expect(receivers.reached).toEqual([]);
  },
);

test('no header turns the check of the certificate’s name off', async () => {
  const { outcome } = await dialer(isPublicHere)({
    url: receivers.urlOf('certificate-name'),
    headers: { Host: ANOTHER_HOST },
    body: '',
    limits: LIMITS,
  });
  expect(verdictOf(outcome)).toBe('certificate-name');
});
