/** Runs of `npm run verify:live` against Local Twilio, which answers as assumed, and then otherwise. */
import type { Behavior } from '../../local/twilio/flex-api/behavior';
import type { World } from '../../local/world/world';
import { nameOf } from '../../tools/verify/names';
import { QUESTIONS } from '../../tools/verify/questions';
import { type Report, toJson, toMarkdown } from '../../tools/verify/report';
import { API_KEY, differences, outcomesOf, RECEIVER, type Sent, TestAccount } from './account';

// Local Twilio reports a Flex token that it refuses.
jest.spyOn(console, 'error').mockImplementation();

let assumed: Report;

beforeAll(async () => {
  assumed = await new TestAccount().run();
});

const TOKENS_NEEDED = [
  'Twilio validates a Flex token and returns identity, roles, worker and expiration',
  'The roles are `agent`, `supervisor` and `admin`',
  'A Flex token has at most 8,192 characters',
  'A Flex token cannot list the maps of the default Sync service',
];

const GLOBAL = 'Global and interaction webhooks both receive an event';

test('everything that is asked is as expected, if Twilio behaves as assumed', () => {
  const outcomes = outcomesOf(assumed);
  expect(assumed).toMatchObject({ endedEarly: null, left: [] });
  for (const { kind, assumption } of QUESTIONS) {
    if (kind !== 'asked' || [...TOKENS_NEEDED, GLOBAL].includes(assumption)) continue;
    expect([assumption, outcomes.get(assumption)]).toMatchObject([assumption, { kind: 'as-expected' }]);
  }
});

test('a run without a Flex token says how to answer the questions that need one', () => {
  const needed = [...outcomesOf(assumed)].filter(([, outcome]) => 'todo' in outcome && /FLEX_TOKEN/.test(outcome.todo));
  expect(needed.map(([title]) => title).sort()).toEqual([...TOKENS_NEEDED].sort());
});

test('with a Flex token, these questions are asked, too', async () => {
  const account = new TestAccount();
  const report = await account.run({ flexToken: account.flexToken('alice') });
  expect(differences(report, assumed).sort()).toEqual([...TOKENS_NEEDED].sort());
  for (const title of TOKENS_NEEDED) expect(outcomesOf(report).get(title)).toMatchObject({ kind: 'as-expected' });
});

const LIST = 'The list has numbered pages of up to 200';

test.each<[Partial<Behavior>, string[]]>([
  [{ emptyTtidClears: false }, ['An empty `WebhookTtid` unbinds']],
  [{ deletingUnbinds: true }, ['Deleting a bound webhook leaves its ttid on the interaction']],
  [{ absentTtidBinds: false }, ["The ttid of a webhook that doesn't exist can be bound"]],
  [{ ttidsAreShared: false }, ['One webhook is bound to one interaction']],
  [{ channelsAreNested: false }, ['A channel is found only under its own interaction']],
  [{ spelling: 'any' }, ['Identifiers are spelled in one way']],
  [{ spelling: 'echoed' }, ['Identifiers are spelled in one way']],
  [{ pagesBy: 'token' }, [LIST]],
  [{ largestPage: 50 }, [LIST]],
])('with %j, the report differs in exactly the question that this concerns', async (behavior, titles) => {
  const report = await new TestAccount(behavior).run();
  expect(report).toMatchObject({ endedEarly: null, left: [] });
  expect(differences(report, assumed)).toEqual(titles);
});

/** Answers a request in another way than Local Twilio can. */
type Concerns = (sent: Sent, world: World) => boolean;
type Other = readonly [title: string, isConcerned: Concerns, change: Change];
type Body = Record<string, unknown>;
type Change = (body: Body, response: Response) => Response | Promise<Response>;

const json = (body: unknown, { status, headers }: Response) => new Response(JSON.stringify(body), { status, headers });
const refused = (code: number, status = 400) =>
  new Response(JSON.stringify({ code, message: 'Refused', status }), { status });

const isRegistration = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.endsWith('/InteractionWebhooks');
const isWebhook = ({ path }: { path: string }) => /InteractionWebhooks\/flex_/.test(path);
const isBind = ({ body }: { body: string }) => /^WebhookTtid=./.test(body);
const isChannel = ({ path }: { path: string }) => /Channels\/UO\w+$/.test(path);
const asks = (label: string) => (sent: { body: string }) => sent.body.includes(`verify+${label}`);
const bindsTo =
  (label: string): Concerns =>
  ({ body }, world) =>
    world.webhooks.get(new URLSearchParams(body).get('WebhookTtid') ?? '')?.friendlyName === nameOf(label);
const isOnly =
  (...tests: Concerns[]): Concerns =>
  (sent, world) =>
    tests.every((holds) => holds(sent, world));

/** Whether a list of channels is the first one of its interaction. */
const listed = new Set<string>();
function isFirst(body: Body): boolean {
  const key = JSON.stringify(body);
  const isNew = !listed.has(key);
  listed.add(key);
  return isNew;
}

const OTHERS: readonly Other[] = [
  [
    'An interaction in progress can be bound, and a new binding replaces the previous one',
    isOnly(isBind, bindsTo('replacement')),
    () => refused(20001),
  ],
  [
    'The answer to a bind shows the interaction as it is afterward',
    isOnly(isBind, bindsTo('bound after')),
    (body, response) => json({ ...body, webhook_ttid: null }, response),
  ],
  [
    'The parameters are `WebhookEvents` and `WebhookMethod`',
    isOnly(isRegistration, asks('parameters')),
    ({ webhook_events: webhook_eventsfilters, ...rest }, response) =>
      json({ ...rest, webhook_eventsfilters }, response),
  ],
  [
    'Twilio keeps a friendly name of 93 characters unchanged',
    isOnly(isRegistration, asks('name+of+93')),
    (body, response) => json({ ...body, friendly_name: String(body.friendly_name).slice(0, 64) }, response),
  ],
  [
    'Twilio keeps a URL exactly as registered',
    isOnly(isRegistration, asks('URL')),
    (body, response) => json({ ...body, webhook_url: String(body.webhook_url).replace(/#.*/, '') }, response),
  ],
  [
    'Twilio refuses an unknown event and a URL that it cannot use',
    isOnly(isRegistration, asks('wrong+value')),
    () => new Response('{"ttid":"flex_interactionwebhook_1"}', { status: 201 }),
  ],
  [
    'Deleting a webhook stops its events at once and answers without a body',
    isOnly(isWebhook, ({ method }) => method === 'DELETE'),
    (_, response) => (response.status === 204 ? new Response('{}', { status: 200 }) : response),
  ],
  [
    'An update may leave fields out',
    isOnly(isWebhook, ({ method }) => method === 'GET'),
    (body, response) =>
      json({ ...body, friendly_name: body.webhook_method === 'GET' ? '' : body.friendly_name }, response),
  ],
  [
    'The list of channels may be empty right after an interaction is created',
    ({ method, path }) => method === 'GET' && path.endsWith('/Channels'),
    (body, response) => (isFirst(body) ? refused(20404, 404) : json(body, response)),
  ],
  [
    'An interaction has ended if all its channels are `closed` or `failed`',
    isOnly(isChannel, ({ method }) => method === 'GET'),
    (body, response) => json({ ...body, status: body.status === 'closed' ? 'inactive' : body.status }, response),
  ],
  [
    'Participants and channels name their interaction',
    ({ method, path }) => method === 'GET' && path.endsWith('/Participants'),
    (body, response) =>
      json(
        Array.isArray(body.participants)
          ? { ...body, participants: body.participants.map(({ channel_sid: _, ...rest }: Body) => rest) }
          : body,
        response,
      ),
  ],
  [
    '`Services/default` is that service',
    ({ path, method }) => method === 'GET' && path === 'sync.twilio.com/v1/Services/default',
    (body, response) => json({ ...body, sid: null }, response),
  ],
  [
    'Sync honors `If-Match`, unique keys and lifetimes',
    ({ path, body }) => path.endsWith('/Items/one') && body.includes('4'),
    (_, response) => new Response('{}', { ...response, status: 200 }),
  ],
  [
    'Sync dates its answers and its items by one clock',
    ({ path }) => path.endsWith('-clock/Items'),
    (body, response) => json({ ...body, date_updated: '2026-01-01T13:00:00.000Z' }, response),
  ],
  [
    "A web-chat visitor's token is not a Flex token",
    ({ path }) => path.endsWith('/Tokens/validate'),
    () => new Response('{"valid":true}', { status: 200 }),
  ],
  [
    'An API key cannot read the account or create keys',
    ({ path }) => path.startsWith('api.twilio.com'),
    () => new Response('{}', { status: 200 }),
  ],
  [
    'A task can be wrapped up, completed and canceled without a reason',
    ({ body }) => body === 'AssignmentStatus=canceled',
    () => refused(20001),
  ],
  [
    'A refused cancellation has the words of a refused completion',
    ({ body }) => body.endsWith('Reason=Verification'),
    (body, response) => (response.status === 400 ? refused(20001) : json(body, response)),
  ],
  [
    'Workers are ordered by `DateStatusChanged` or `DateCreated`, queues by `DateUpdated`',
    ({ url }) => url.includes('DateStatusChanged'),
    () => refused(20001),
  ],
  [
    'A task without a task channel has the channel `default`, with a capacity of 1',
    ({ path, method }) => method === 'POST' && path.endsWith('/Tasks'),
    (body, response) => json({ ...body, task_channel_unique_name: 'chat' }, response),
  ],
  [
    'The revision in `ETag` is a number in quotation marks',
    ({ path, method }) => method === 'GET' && /Workers\/WK/.test(path),
    (body) => new Response(JSON.stringify(body), { status: 200, headers: { etag: '7' } }),
  ],
  [
    '`Retry-After` and `Twilio-Request-Id` are response headers',
    ({ path }) => path.endsWith('/Configuration'),
    (body) => new Response(JSON.stringify(body), { status: 200 }),
  ],
];

test.each(OTHERS)('another answer to “%s” changes the report there alone', async (title, isConcerned, change) => {
  const account = new TestAccount();
  account.network = async (sent, send) => {
    const response = await send();
    if (!isConcerned(sent, account.world)) return response;
    const text = await response.clone().text();
    return change(text.startsWith('{') ? JSON.parse(text) : {}, response);
  };
  const report = await account.run();
  expect(outcomesOf(report).get(title)).toMatchObject({ kind: 'otherwise' });
  expect(differences(report, assumed)).toEqual([title]);
});

const EVENTS = 'Events arrive as form POSTs with the documented parameters';
const SIGNED = "Deliveries are signed like all of Twilio's webhooks";
const SIGNATURE = 'A protected function can read the header `X-Twilio-Signature`';

test('other names of parameters change the report there alone', async () => {
  const report = await new TestAccount({ instanceParameter: 'FlexInstanceSid' }).run();
  expect(outcomesOf(report).get(EVENTS)).toMatchObject({ seen: expect.stringContaining('other: FlexInstanceSid') });
  expect(differences(report, assumed)).toEqual([EVENTS]);
});

/** Adds a header to each delivery. */
const withHeader = (name: string, value: string) => (init: RequestInit) => {
  const headers = new Headers(init.headers);
  headers.set(name, value);
  return { ...init, headers };
};

test.each<[string, (account: TestAccount) => void, string[]]>([
  [
    'a JSON body',
    (account) => {
      account.delivery = withHeader('content-type', 'application/json');
    },
    [EVENTS],
  ],
  [
    'an idempotency token',
    (account) => {
      account.delivery = withHeader('I-Twilio-Idempotency-Token', 'abc');
    },
    ['Events have no ID, time or order'],
  ],
  [
    'one repetition of failed deliveries',
    (account) => {
      account.repetitions = (address) => (address.includes('overrides') ? 2 : 1);
    },
    ["Twilio doesn't deliver an event again"],
  ],
  [
    'ignored connection overrides',
    (account) => {
      account.repetitions = () => 0;
    },
    ["Connection overrides in a URL's fragment work"],
  ],
  [
    'functions that see no signature and no length',
    (account) => {
      account.hiddenHeaders.push('x-twilio-signature', 'content-length');
    },
    [SIGNED, SIGNATURE, 'A function sees the headers `Content-Type` and `Content-Length`'],
  ],
  [
    'functions that start again for each call',
    (account) => {
      account.keepsWarm = false;
    },
    ['Warm instances keep memory'],
  ],
  [
    'an alert in Monitor about the failed delivery',
    (account) => {
      account.alerts.push({ request_url: `https://${RECEIVER}/receive` });
    },
    ["Twilio doesn't report whether a delivery reached another server"],
  ],
  [
    'an unsigned request that is answered with 404',
    (account) => {
      account.network = ({ path }, send) =>
        path.startsWith(RECEIVER) ? Promise.resolve(new Response(null, { status: 404 })) : send();
    },
    ['A protected function refuses an unsigned request with 400 or 403'],
  ],
  [
    'events that are delivered too late',
    (account) => {
      account.listedStatus = 'active';
    },
    ['The list of channels is current when the `closed` event arrives'],
  ],
])('%s changes the report there alone', async (_, prepare, titles) => {
  const account = new TestAccount();
  prepare(account);
  const report = await account.run();
  expect(report).toMatchObject({ endedEarly: null, left: [] });
  expect(differences(report, assumed).sort()).toEqual([...titles].sort());
});

describe('with --global', () => {
  test('the question about global webhooks is asked, too', async () => {
    const report = await new TestAccount().run({ asksGlobal: true });
    expect(outcomesOf(report).get(GLOBAL)).toMatchObject({ kind: 'as-expected' });
    expect(differences(report, assumed)).toEqual([GLOBAL]);
  });

  test('the plan says that events of the whole account arrive', async () => {
    const plans: string[] = [];
    for (const asksGlobal of [true, false]) {
      const agrees = async (plan: string) => plans.push(plan) < 0;
      await new TestAccount().run({ asksGlobal, agrees }).catch(() => undefined);
    }
    expect(plans.map((plan) => plan.includes('all interactions of'))).toEqual([true, false]);
  });

  test('nothing is kept of the events of other interactions', async () => {
    const account = new TestAccount();
    const [customers] = account.world.channels.keys();
    account.network = async (sent, send) => {
      const answer = await send();
      if (sent.body.includes('Type=global')) account.world.parkChannel(customers ?? '', 'inactive', 'closed');
      return answer;
    };
    await account.run({ asksGlobal: true });
    expect(account.written.filter((body) => body.includes('"label":"global"'))).toHaveLength(1);
    expect(account.written.filter((body) => /(KD|UO|AC|CH)[0-9a-f]{32}/.test(body))).toEqual([]);
  });

  test('an event that reaches only one of the webhooks changes the report there alone', async () => {
    const account = new TestAccount();
    account.delivery = (init, address) => (address.includes('label=global') ? {} : init);
    const report = await account.run({ asksGlobal: true });
    expect(outcomesOf(report).get(GLOBAL)).toMatchObject({ kind: 'otherwise' });
    expect(differences(report, assumed)).toEqual([GLOBAL]);
  });
});

test('what Monitor does not answer is not asked', async () => {
  const account = new TestAccount();
  account.network = ({ path }, send) => (path.startsWith('monitor.') ? Promise.resolve(refused(20404, 404)) : send());
  const title = "Twilio doesn't report whether a delivery reached another server";
  const outcomes = outcomesOf(await account.run());
  expect(outcomes.get(title)).toEqual({ kind: 'not-asked', why: 'Monitor answered 404, error 20404.' });
});

test('without any event, the questions about events are not asked', async () => {
  const account = new TestAccount();
  account.delivery = () => ({});
  const report = await account.run();
  expect(outcomesOf(report).get(EVENTS)).toEqual({
    kind: 'not-asked',
    why: 'No event arrived at the test function within a minute.',
  });
  expect(report).toMatchObject({ endedEarly: null, left: [] });
});

test('a slow Twilio changes the report at the times alone', async () => {
  const account = new TestAccount();
  account.network = (sent, send) => {
    if (isBind(sent)) account.pass(3_000);
    return send();
  };
  expect(differences(await account.run(), assumed)).toEqual(['Twilio answers a call within 2.5 seconds']);
});

test('the report says what follows, and has no secret', async () => {
  const account = new TestAccount({ emptyTtidClears: false });
  const flexToken = account.flexToken('alice');
  const report = await account.run({ flexToken });
  const markdown = toMarkdown(report);
  expect(markdown).toContain('## Otherwise than expected\n\n### An empty `WebhookTtid` unbinds');
  expect(markdown).toContain('- **What follows**: Right either way. Detaching deletes the webhook first');
  expect(markdown).toContain('- **Code**: `functions/lib/interaction-webhook/detach.ts`');
  for (const text of [markdown, toJson(report), account.printed.join()]) {
    for (const secret of [flexToken, API_KEY.secret, '10ca110ca110ca110ca110ca110ca110', 'alice']) {
      expect(text).not.toContain(secret);
    }
  }
});
