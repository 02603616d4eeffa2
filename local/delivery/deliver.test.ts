import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../functions/address';
import type { Webhook } from '../world/model';
import { seed } from '../world/seed';
import { World } from '../world/world';
import type { Condition } from './condition';
import { type DeliveryOptions, startDelivery } from './deliver';
import { DeliveryLog } from './log';
import { CustomerSystems } from './systems';

const CHANNEL = 'UO00000000000000000000000000000001';
const INTERACTION = 'KD00000000000000000000000000000001';
const TO_CRM = 'https://crm.example.com/in';
const TO_FUNCTIONS = `${FUNCTIONS_URL}/events/receive`;

function setup(
  send: typeof fetch = async () => new Response(null, { status: 204 }),
  options: Partial<DeliveryOptions> = {},
) {
  const world = new World();
  seed(world);
  const log = new DeliveryLog();
  const systems = options.systems ?? new CustomerSystems();
  const { idle, stop } = startDelivery({
    world,
    log,
    functions: { domain: FUNCTIONS_DOMAIN, origin: 'http://localhost:4311' },
    systems,
    send,
    ...options,
  });
  const register = (url: string, details: Partial<Webhook> = {}) =>
    world.registerWebhook({
      type: 'global',
      url,
      method: 'POST',
      events: ['onParticipantLeft', 'onChannelStatusUpdated'],
      friendlyName: null,
      ...details,
    });
  return { world, log, systems, register, idle, stop };
}

const eventsOf = (log: DeliveryLog) => log.list().map(({ parameters }) => parameters.EventType);

test('ending a chat sends one event per participant who left, then the channel status', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM);
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(eventsOf(log)).toEqual(['onChannelStatusUpdated', 'onParticipantLeft', 'onParticipantLeft']);
  for (const delivery of log.list()) {
    expect(delivery).toMatchObject({ signatureValid: true, outcome: { kind: 'answered', status: 200 } });
  }
});

test('sends only the events a webhook subscribes to', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM, { events: ['onChannelCreated'] });
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list()).toEqual([]);
});

test('an interaction webhook receives only the events of its interaction', async () => {
  const { world, log, register, idle } = setup();
  const webhook = register(TO_CRM, { type: 'interaction' });
  world.leave(CHANNEL);
  world.bindWebhook(INTERACTION, webhook.ttid);
  world.leave('UO00000000000000000000000000000002');
  world.closeChannel(CHANNEL, 'wrapup');
  await idle();
  expect(log.list().map(({ parameters }) => parameters.InteractionSid)).toEqual([INTERACTION, INTERACTION]);
});

test('sends an event to both the global webhook and the interaction webhook', async () => {
  const { world, log, register, idle } = setup();
  register(TO_CRM);
  world.bindWebhook(INTERACTION, register(TO_CRM, { type: 'interaction' }).ttid);
  world.leave(CHANNEL);
  await idle();
  expect(log.list().map(({ webhook }) => webhook?.type)).toEqual(['interaction', 'global']);
});

test('sends to the functions on this machine, signed for their public URL', async () => {
  const requested: string[] = [];
  const { world, log, register, idle } = setup(async (input) => {
    requested.push(String(input));
    return new Response();
  });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(requested).toEqual(['http://localhost:4311/events/receive']);
  expect(log.list()).toMatchObject([{ url: TO_FUNCTIONS, signatureValid: true }]);
});

test('never connects to any other host', async () => {
  const send = jest.fn();
  const { world, log, register, idle } = setup(send);
  register('https://example.com/in');
  world.leave(CHANNEL);
  await idle();
  expect(send).not.toHaveBeenCalled();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('times out when the functions do not answer', async () => {
  const never: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const { world, log, register, idle } = setup(never, { timeoutMs: 1 });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(log.list()).toMatchObject([{ outcome: { kind: 'timed-out' } }]);
});

describe('an idempotency token', () => {
  /** The tokens of two events that are delivered to an interaction webhook and a global one, by webhook. */
  const tokensOf = async (options: Partial<DeliveryOptions>) => {
    const tokens: Record<string, (string | null)[]> = {};
    const send: typeof fetch = async (input, init) => {
      const token = new Headers(init?.headers).get('I-Twilio-Idempotency-Token');
      tokens[String(input)] = [...(tokens[String(input)] ?? []), token];
      return new Response(null, { status: 503 });
    };
    const { world, register, idle } = setup(send, options);
    register(TO_FUNCTIONS);
    world.bindWebhook(INTERACTION, register(`${TO_FUNCTIONS}?a=1`, { type: 'interaction' }).ttid);
    world.leave(CHANNEL);
    world.setChannelStatus(CHANNEL, 'inactive');
    await idle();
    return Object.values(tokens);
  };

  test('is not sent, as assumed', async () => {
    expect((await tokensOf({})).flat()).toEqual([null, null, null, null]);
  });

  test('is another one for each event and each webhook, and the same for a repetition', async () => {
    const all = await tokensOf({ behavior: { deliveriesHaveToken: true, repetitions: 1 } });
    for (const [first, again, second, secondAgain] of all) expect([again, secondAgain]).toEqual([first, second]);
    expect(all.map(({ length }) => length)).toEqual([4, 4]);
    expect(new Set(all.flat()).size).toBe(4);
  });
});

describe('if Twilio repeats deliveries twice', () => {
  const behavior = { deliveriesHaveToken: false, repetitions: 2 };

  test('a failed delivery is repeated until it is answered, before the next one', async () => {
    const statuses = [503, 200, 500, 500, 500];
    const sent: string[] = [];
    const send: typeof fetch = async (_, init) => {
      sent.push(new URLSearchParams(String(init?.body)).get('EventType') ?? '');
      return new Response(null, { status: statuses.shift() ?? 200 });
    };
    const { world, log, register, idle } = setup(send, { behavior });
    register(TO_FUNCTIONS);
    world.leave(CHANNEL);
    world.setChannelStatus(CHANNEL, 'inactive');
    await idle();
    expect(sent).toEqual([...Array(2).fill('onParticipantLeft'), ...Array(3).fill('onChannelStatusUpdated')]);
    expect(log.list().map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining([200, 500, 503].map((status) => ({ kind: 'answered', status }))),
    );
  });

  test('a delivery that is refused is not repeated', async () => {
    const send = jest.fn(async () => new Response(null, { status: 403 }));
    const { world, register, idle } = setup(send, { behavior });
    register(TO_FUNCTIONS);
    world.leave(CHANNEL);
    await idle();
    expect(send).toHaveBeenCalledTimes(1);
  });
});

test('does not retry a failed delivery, as assumed', async () => {
  const send = jest.fn(async () => {
    throw new TypeError('fetch failed');
  });
  const { world, log, register, idle } = setup(send);
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  await idle();
  expect(send).toHaveBeenCalledTimes(1);
  expect(log.list()).toMatchObject([{ outcome: { kind: 'not-delivered' } }]);
});

test('delivers without blocking the world and keeps the order of events', async () => {
  const answers: (() => void)[] = [];
  const started: string[] = [];
  const { world, log, register, idle } = setup((_input, init) => {
    started.push(new URLSearchParams(String(init?.body)).get('EventType') ?? '');
    return new Promise((resolve) => answers.push(() => resolve(new Response())));
  });
  register(TO_FUNCTIONS);
  world.leave(CHANNEL);
  world.setChannelStatus(CHANNEL, 'inactive');
  expect(log.list().map(({ outcome }) => outcome.kind)).toEqual(['pending', 'pending']);
  await Promise.resolve();
  expect(started).toEqual(['onParticipantLeft']);
  answers[0]?.();
  while (answers.length < 2) await new Promise(setImmediate);
  answers[1]?.();
  await idle();
  expect(started).toEqual(['onParticipantLeft', 'onChannelStatusUpdated']);
});

test('delivers nothing after it is stopped', () => {
  const { world, log, register, stop } = setup();
  register(TO_CRM);
  stop();
  world.leave(CHANNEL);
  expect(log.list()).toEqual([]);
});

describe('a customer’s system', () => {
  const outcomesIn = async (condition: Condition, options: Partial<DeliveryOptions> = {}) => {
    const { world, log, systems, register, idle } = setup(undefined, options);
    systems.setCondition('crm.example.com', condition);
    register(TO_CRM);
    world.leave(CHANNEL);
    await idle();
    return log.list().map(({ outcome }) => outcome);
  };

  test('answers with the status that a person sets', async () => {
    expect(await outcomesIn({ kind: 'status', status: 500 })).toEqual([{ kind: 'answered', status: 500 }]);
  });

  test('is slow and still answers in time', async () => {
    expect(await outcomesIn({ kind: 'slow', ms: 1 })).toEqual([{ kind: 'answered', status: 200 }]);
  });

  test.each([{ kind: 'slow', ms: 2 }, { kind: 'hang' }] as const)('%j is too slow for Twilio', async (condition) => {
    expect(await outcomesIn(condition, { timeoutMs: 1 })).toEqual([{ kind: 'timed-out' }]);
  });

  test('closes the connection', async () => {
    const why = 'crm.example.com closed the connection without an answer.';
    expect(await outcomesIn({ kind: 'reset' })).toEqual([{ kind: 'not-delivered', why }]);
  });

  test.each([
    ['expired', 'it has expired'],
    ['name', 'it is for another host'],
    ['issuer', 'its issuer is unknown'],
  ] as const)('shows a certificate that Twilio refuses: %s', async (fault, problem) => {
    const why = `Twilio refused the certificate of crm.example.com: ${problem}.`;
    expect(await outcomesIn({ kind: 'certificate', fault })).toEqual([{ kind: 'not-delivered', why }]);
  });

  test.each([
    [0.29, 503],
    [0.3, 200],
  ])('fails in 30 percent of the deliveries: with the random number %d it answers %d', async (random, status) => {
    const outcomes = await outcomesIn({ kind: 'flaky', percent: 30 }, { random: () => random });
    expect(outcomes).toEqual([{ kind: 'answered', status }]);
  });

  test('gets the condition at the moment of sending, one delivery after the other', async () => {
    const { world, log, systems, register, idle } = setup();
    register(TO_CRM);
    world.leave(CHANNEL);
    await idle();
    systems.setCondition('crm.example.com', { kind: 'status', status: 503 });
    world.setChannelStatus(CHANNEL, 'inactive');
    await idle();
    expect(log.list()).toMatchObject([{ outcome: { status: 503 } }, { outcome: { status: 200 } }]);
  });

  test('that a person added accepts deliveries', async () => {
    const { world, log, systems, register, idle } = setup();
    register('https://billing.example.org/in');
    world.leave(CHANNEL);
    await idle();
    systems.add('billing.example.org');
    world.setChannelStatus(CHANNEL, 'inactive');
    await idle();
    expect(log.list().map(({ outcome }) => outcome.kind)).toEqual(['answered', 'not-delivered']);
  });
});

describe('a program on this machine', () => {
  let server: Server;
  let program: RequestListener;
  let forwards: { host: string; origin: string }[];

  beforeEach(async () => {
    server = createServer((request, response) => program(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    forwards = [{ host: 'crm.example.com', origin: `http://localhost:${(server.address() as AddressInfo).port}` }];
  });

  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  async function deliver(options: Partial<DeliveryOptions> = {}, condition: Condition = { kind: 'working' }) {
    const { world, log, systems, register, idle } = setup(undefined, {
      systems: new CustomerSystems(forwards),
      ...options,
    });
    systems.setCondition('crm.example.com', condition);
    register(`${TO_CRM}?a=1`);
    world.leave(CHANNEL);
    await idle();
    const [delivery] = log.list();
    if (delivery === undefined) throw new Error('Nothing was delivered');
    return delivery;
  }

  test('gets the request as a proxy that ends TLS for the host passes it on', async () => {
    const received: unknown[] = [];
    program = async (request, response) => {
      const chunks: string[] = [];
      for await (const chunk of request.setEncoding('utf8')) chunks.push(chunk);
      received.push({
        url: request.url,
        headers: request.headers,
        form: Object.fromEntries(new URLSearchParams(chunks.join(''))),
      });
      response.writeHead(204).end();
    };
    const { outcome, parameters, signature } = await deliver();
    expect(outcome).toEqual({ kind: 'answered', status: 204 });
    expect(received).toMatchObject([
      {
        url: '/in?a=1',
        form: parameters,
        headers: {
          host: 'crm.example.com',
          'x-forwarded-proto': 'https',
          'x-forwarded-host': 'crm.example.com',
          'x-forwarded-for': '203.0.113.10',
          'x-twilio-signature': signature,
        },
      },
    ]);
  });

  test('is not asked while a person makes its host fail', async () => {
    const asked = jest.fn();
    program = asked;
    const { outcome } = await deliver({}, { kind: 'status', status: 502 });
    expect(outcome).toEqual({ kind: 'answered', status: 502 });
    expect(asked).not.toHaveBeenCalled();
  });

  test('answers too late', async () => {
    program = () => undefined;
    expect((await deliver({ timeoutMs: 50 })).outcome).toEqual({ kind: 'timed-out' });
  });

  test.each<[string, RequestListener]>([
    ['without an answer', (request) => request.socket.destroy()],
    [
      'in the middle of its answer',
      (request, response) => {
        response.writeHead(200, { 'Content-Length': 10 }).write('half');
        setImmediate(() => request.socket.destroy());
      },
    ],
  ])('closes the connection %s', async (_when, listener) => {
    program = listener;
    expect((await deliver()).outcome).toEqual({
      kind: 'not-delivered',
      why: expect.stringContaining('closed the connection without a complete answer'),
    });
  });

  test('is not running', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect((await deliver()).outcome).toEqual({
      kind: 'not-delivered',
      why: expect.stringMatching(/^Nothing listens on http:\/\/localhost:\d+\. Start your program/),
    });
  });

  test('does not speak HTTP', async () => {
    program = (request) => request.socket.end('SSH-2.0-OpenSSH\r\n');
    expect((await deliver()).outcome).toMatchObject({ why: expect.stringContaining('did not answer with HTTP') });
  });
});
