import { VirtualTime } from '../../testing/virtual-time';
import { Deadline } from './deadline';
import { type Call, twilioHttp } from './http';
import type { HttpAnswer } from './https';

const CREDENTIALS = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'secret' };
const READ: Call = { method: 'GET', url: 'https://flex-api.twilio.com/v1/Configuration' };
const REGISTER: Call = { method: 'POST', url: 'https://flex-api.twilio.com/v1/x', form: { A: ['1', '2'], B: '3' } };
const BIND: Call = { ...REGISTER, idempotent: true };

type Answer = () => Promise<HttpAnswer>;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  async () => ({
    ok: status < 300,
    status,
    headers: new Headers(headers),
    text: async () => (body === null ? '' : JSON.stringify(body)),
  });
const reset: Answer = async () => {
  throw new TypeError('fetch failed');
};
const hang: Answer = () => new Promise(() => undefined);
const cutOff: Answer = async () => ({
  ok: true,
  status: 200,
  headers: new Headers(),
  text: async () => '{"sid": "KD',
});

/** Sends one call to a Twilio that gives these answers in order, and repeats the last one. */
const exchange = (call: Call, ...answers: [Answer, ...Answer[]]) => exchangeWithin({}, call, ...answers);

async function exchangeWithin(
  { attempts, budget }: { attempts?: number; budget?: number },
  call: Call,
  ...answers: [Answer, ...Answer[]]
) {
  const time = new VirtualTime();
  const startedAt = time.now();
  const requests: { url: string; init: RequestInit }[] = [];
  const io = {
    fetch: (url: string, init: RequestInit) => {
      requests.push({ url, init });
      return (answers[requests.length - 1] ?? (answers.at(-1) as Answer))();
    },
    dial: () => Promise.reject(new Error('no event')),
    now: time.now,
    startTimer: time.startTimer,
    sleep: time.sleep,
    random: () => 0.5,
    nonce: () => '0123456789abcdef',
    secret: () => '0'.repeat(32),
  };
  const reply = await time.run(twilioHttp(CREDENTIALS, new Deadline(time.now, budget), io, attempts)(call));
  return { reply, requests, durationMs: time.now() - startedAt };
}

describe('a call to Twilio', () => {
  test('sends the account’s credentials, and repeats the key of a list', async () => {
    const { requests } = await exchange(REGISTER, json(201, {}));
    const { headers, body } = requests[0]?.init ?? {};
    expect(headers).toMatchObject({ authorization: `Basic ${btoa(`${CREDENTIALS.accountSid}:secret`)}` });
    expect(String(body)).toBe('A=1&A=2&B=3');
  });

  test('returns the body, or null if there is none', async () => {
    expect((await exchange(READ, json(200, { sid: 'x' }))).reply).toMatchObject({ ok: true, value: { sid: 'x' } });
    expect((await exchange({ ...READ, method: 'DELETE' }, json(204, null))).reply).toMatchObject({
      ok: true,
      value: null,
    });
  });

  test('returns when Twilio answered, by Twilio’s clock, or by its own if Twilio does not say', async () => {
    const dated = json(200, {}, { date: 'Thu, 01 Jan 2026 00:00:30 GMT' });
    expect((await exchange(READ, dated)).reply).toMatchObject({ answeredAt: Date.UTC(2026, 0, 1, 0, 0, 30) });
    expect((await exchange(READ, json(200, {}))).reply).toMatchObject({ answeredAt: Date.UTC(2026, 0, 1) });
    expect((await exchange(READ, json(200, {}, { date: 'soon' }))).reply).toMatchObject({
      answeredAt: Date.UTC(2026, 0, 1),
    });
  });

  test('returns only the error code and the request ID of a refusal', async () => {
    const refusal = json(400, { code: 20001, message: 'secret' }, { 'twilio-request-id': 'RQ1' });
    const { reply, requests } = await exchange(READ, refusal);
    expect(reply).toEqual({
      ok: false,
      failure: { kind: 'refused', status: 400, twilioCode: 20001, requestId: 'RQ1' },
    });
    expect(requests).toHaveLength(1);
  });

  test.each<[string, Call]>([
    ['a registration', REGISTER],
    ['a read', READ],
  ])('sends %s again after a 429, after the pause that Twilio asks for', async (_, call) => {
    const { reply, requests, durationMs } = await exchange(call, json(429, {}, { 'retry-after': '2' }), json(200, {}));
    expect(reply.ok).toBe(true);
    expect(requests).toHaveLength(2);
    expect(durationMs).toBe(2_000);
  });

  test('gives up at once if Twilio asks for a longer pause than there is time', async () => {
    const { reply, requests, durationMs } = await exchange(READ, json(429, { code: 20429 }, { 'retry-after': '60' }));
    expect(reply).toMatchObject({ failure: { kind: 'overloaded', retryAfterMs: 60_000 } });
    expect(requests).toHaveLength(1);
    expect(durationMs).toBe(0);
  });

  test.each<[string | null, number]>([
    [null, 1_000],
    ['0', 200],
    ['00', 200],
    ['1', 1_000],
    ['99999999', 60_000],
    ['9'.repeat(400), 60_000],
    ['-5', 1_000],
    ['1.5', 1_000],
    ['1e9', 1_000],
    ['soon', 1_000],
    ['', 1_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 200],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 60_000],
    ['Fri, 99 Abc 9999', 1_000],
    ['2999-01-01T00:00:00Z', 1_000],
  ])('reports a Retry-After of %p as a pause of %d ms', async (header, retryAfterMs) => {
    const headers = header === null ? {} : { 'retry-after': header };
    const { reply } = await exchange(READ, json(429, {}, headers));
    expect(reply).toMatchObject({ failure: { kind: 'overloaded', retryAfterMs } });
  });

  test('counts as never processed after a 429 whose body is not JSON', async () => {
    const limited: Answer = async () => ({
      ...(await json(429, null)()),
      text: async () => '<h1>Too many requests</h1>',
    });
    const { reply, requests } = await exchange(REGISTER, limited, json(201, {}));
    expect(reply.ok).toBe(true);
    expect(requests).toHaveLength(2);
  });

  test('is not sent in a tight loop if Twilio asks for no pause', async () => {
    const limits = { attempts: Number.POSITIVE_INFINITY, budget: 4_000 };
    const { requests } = await exchangeWithin(limits, READ, json(429, {}, { 'retry-after': '0' }));
    expect(requests.length).toBeLessThanOrEqual(20);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a %d, which leaves open what Twilio did', async (status) => {
    const redirect = json(status, null, { location: 'https://evil.example.net/' });
    const { reply, requests } = await exchange(REGISTER, redirect);
    expect(reply).toMatchObject({ failure: { kind: 'unclear' } });
    expect(requests).toMatchObject([{ url: REGISTER.url }]);
  });

  describe.each<[string, Answer]>([
    ['a 500', json(500, {})],
    ['a reset', reset],
    ['a truncated body', cutOff],
    ['no response', hang],
  ])('after %s', (_, fault) => {
    test('is sent again if repeating it is safe', async () => {
      for (const call of [READ, BIND]) {
        const { reply, requests } = await exchange(call, fault, json(200, {}));
        expect(reply.ok).toBe(true);
        expect(requests).toHaveLength(2);
      }
    });

    test('is not sent again if it could take effect twice', async () => {
      const { reply, requests } = await exchange(REGISTER, fault, json(201, {}));
      expect(reply).toMatchObject({ failure: { kind: 'unclear' } });
      expect(requests).toHaveLength(1);
    });
  });

  test('is sent again after half of 200 ms, then of twice as much, if chance is in the middle', async () => {
    const { durationMs } = await exchange(READ, reset, reset, json(200, {}));
    expect(durationMs).toBe(100 + 200);
  });

  test('is sent until there is no time left, if the caller does not limit the attempts', async () => {
    const limits = { attempts: Number.POSITIVE_INFINITY, budget: 4_000 };
    const { reply, requests, durationMs } = await exchangeWithin(limits, BIND, reset);
    expect(reply).toMatchObject({ failure: { kind: 'unclear' } });
    expect(requests.length).toBeGreaterThan(3);
    expect(durationMs).toBeLessThanOrEqual(4_000);
  });

  test('ends within the budget of an invocation if Twilio never responds', async () => {
    const { reply, durationMs } = await exchange(READ, hang);
    expect(reply).toMatchObject({ failure: { kind: 'unclear' } });
    expect(durationMs).toBeLessThanOrEqual(8_000);
  });
});
