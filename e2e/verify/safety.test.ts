/** A run reaches no person, and leaves nothing behind, however it ends. */
import { ACCOUNT } from '../../local/world/model';
import { ABANDONED_AFTER_MS } from '../../tools/verify/journal';
import { DELIVERY_QUESTIONS } from '../../tools/verify/questions/deliveries';
import { Stopped } from '../../tools/verify/stopped';
import { type Network, RECEIVER, TestAccount } from './account';

const refused = (status: number, code = 20003) =>
  new Response(JSON.stringify({ code, message: 'Refused', status }), { status });

const isChange = ({ method }: { method: string }) => method !== 'GET';

/** Lets every request after the first `count` changes fail, as when the process is killed. */
function cutOffAfter(count: number): Network {
  let changes = 0;
  return async (sent, send) => {
    if (isChange(sent)) changes += 1;
    if (changes > count) throw new TypeError('killed');
    return send();
  };
}

async function messageOf(run: Promise<unknown>): Promise<string> {
  const error = await run.catch((reason: unknown) => reason);
  if (error instanceof Stopped) return `${error.message} ${error.remedy}`;
  throw error;
}

test('a run offers no task to a person, and leaves the account as it was', async () => {
  const account = new TestAccount();
  const before = account.contents();
  const offered: string[] = [];
  account.world.listen((event) => {
    if (event.kind !== 'reservation' || event.change !== 'created') return;
    offered.push(account.world.reservations.get(event.reservationSid)?.workerSid ?? '');
  });
  await account.run();
  const people = [...account.world.users.values()].map(({ workerSid }) => workerSid);
  expect(offered.length).toBeGreaterThan(3);
  expect(offered.filter((worker) => people.includes(worker))).toEqual([]);
  expect(account.contents()).toEqual(before);
});

test('a run creates web chats only, and names no phone number', async () => {
  const account = new TestAccount();
  await account.run();
  const types = new Set([...account.world.channels.values()].slice(2).map(({ type }) => type));
  expect([...types]).toEqual(['web']);
  expect(account.sent.filter(({ body }) => /%2B\d|MessagingBinding/i.test(body))).toEqual([]);
});

test('only the function of the run gets events', async () => {
  const account = new TestAccount();
  const delivered: string[] = [];
  account.world.listen((event) => {
    if (event.kind !== 'interaction-event') return;
    const { interactionSid, parameters } = event;
    delivered.push(...account.world.subscribersOf(interactionSid, parameters.EventType ?? '').map(({ url }) => url));
  });
  await account.run();
  expect(delivered.length).toBeGreaterThan(5);
  expect(delivered.filter((url) => !url.startsWith(`https://${RECEIVER}/receive?`))).toEqual([]);
});

test.each([
  ['a workflow', { workflow_sid: ACCOUNT.workflowSid }],
  ['no workflow', { workflow_sid: undefined }],
])('a run stops at once if Twilio routes an interaction to %s of someone else', async (_, routing) => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = async (sent, send) => {
    const response = await send();
    if (sent.method !== 'POST' || !sent.path.endsWith('/v1/Interactions')) return response;
    const body = await response.json();
    body.routing.properties = { ...body.routing.properties, ...routing };
    return new Response(JSON.stringify(body), { status: 200 });
  };
  const report = await account.run();
  expect(report.endedEarly).toContain('another workflow');
  expect(
    account.sent.filter(({ method, path }) => method === 'POST' && path.endsWith('/v1/Interactions')),
  ).toHaveLength(1);
  expect(account.contents()).toEqual(before);
});

test.each([
  ['the worker is available', '/Workers', { available: true }],
  ['the queue takes other workers', '/TaskQueues', { target_workers: '1==1' }],
])('a run asks nothing if %s', async (_, folder, change) => {
  const account = new TestAccount();
  account.network = async (sent, send) => {
    const response = await send();
    if (sent.method !== 'POST' || !sent.path.endsWith(folder)) return response;
    return new Response(JSON.stringify({ ...(await response.json()), ...change }), { status: 201 });
  };
  const report = await account.run();
  expect(report.endedEarly).toContain('could reach people');
  expect(report.entries.filter(({ outcome }) => 'seen' in outcome)).toEqual([]);
});

test('the plan names the global webhooks, which get the events of the test chats', async () => {
  const account = new TestAccount();
  account.world.registerWebhook({
    type: 'global',
    url: 'https://crm.example.com/secret',
    method: 'POST',
    events: ['onChannelCreated'],
    friendlyName: null,
  });
  const plans: string[] = [];
  const agrees = async (plan: string) => {
    plans.push(plan);
    return false;
  };
  expect(await messageOf(account.run({ agrees }))).toContain('Nothing was created');
  expect(plans.join()).toContain('This account has 1 global webhook, which gets the events of every interaction.');
  expect(plans.join()).not.toContain('crm.example.com');
  expect(account.sent.filter(isChange)).toEqual([]);
});

describe('an account that a run cannot use', () => {
  test.each<[string, Network, RegExp]>([
    [
      'has no Flex',
      async ({ path }, send) => (path.endsWith('/Configuration') ? refused(404, 20404) : send()),
      /This account has no Flex/,
    ],
    ['refuses the credentials', async () => refused(401), /does not allow GET flex-api.*Check the credentials/],
    [
      'does not let the key read Sync',
      async ({ path }, send) => (path.startsWith('sync.') ? refused(403, 70051) : send()),
      /does not allow GET sync\.twilio\.com.*403, error 70051/,
    ],
    [
      'does not let the key read TaskRouter',
      async ({ path }, send) => (path.startsWith('taskrouter.') ? refused(401) : send()),
      /does not allow GET taskrouter\.twilio\.com/,
    ],
    [
      'is another one',
      async ({ path }, send) =>
        path.endsWith('/Configuration')
          ? new Response(JSON.stringify({ ...(await (await send()).json()), account_sid: `AC${'9'.repeat(32)}` }))
          : send(),
      /belong to another account/,
    ],
    [
      'has no unavailable activity',
      async ({ path }, send) =>
        path.endsWith('/Activities')
          ? new Response(JSON.stringify({ activities: [], meta: { next_page_url: null } }))
          : send(),
      /no activity that is unavailable/,
    ],
    [
      'does not answer',
      async () => Promise.reject(new TypeError('fetch failed')),
      /did not answer.*Nothing was created/,
    ],
  ])('is left alone if it %s', async (_, network, message) => {
    const account = new TestAccount();
    account.network = network;
    expect(await messageOf(account.run())).toMatch(message);
    expect(account.sent.filter(isChange)).toEqual([]);
  });
});

test.each([
  ['create a worker', '/Workers'],
  ['create a workflow', '/Workflows'],
])('a key that may not %s ends the run, and what was created is removed', async (_, folder) => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = async ({ method, path }, send) =>
    method === 'POST' && path.endsWith(folder) ? refused(403, 20003) : send();
  const report = await account.run();
  expect(report.endedEarly).toMatch(/does not allow POST taskrouter/);
  expect(account.contents()).toEqual(before);
});

test('a key that may not do something leaves only the questions about it without an answer', async () => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = async ({ path }, send) => (path.startsWith('serverless.') ? refused(403, 20003) : send());
  const report = await account.run();
  const notAsked = report.entries.filter(({ outcome }) => outcome.kind === 'not-asked');
  const events = DELIVERY_QUESTIONS.map(({ assumption }) => assumption);
  expect(notAsked.map(({ assumption }) => assumption.title).sort()).toEqual(events.sort());
  expect(report.endedEarly).toBeNull();
  expect(account.contents()).toEqual(before);
});

test.each([1, 2, 3, 4, 6, 9, 14, 30, 60, 120, 200])(
  'the run after one that was cut off after %i changes removes what is left, and asks everything',
  async (count) => {
    const account = new TestAccount();
    const before = account.contents();
    account.network = cutOffAfter(count);
    const killed = await account.run().catch((error: unknown) => error);
    expect(killed).toBeDefined();
    account.network = (_, send) => send();
    expect(await messageOf(account.run())).toMatch(/in progress.*run this again in \d+ minutes/);
    account.pass(ABANDONED_AFTER_MS);
    const report = await account.run();
    expect(report).toMatchObject({ endedEarly: null, left: [] });
    expect(report.entries.filter(({ outcome }) => outcome.kind === 'otherwise')).toEqual([]);
    expect(account.contents()).toEqual(before);
  },
);

test('a lost journal does no harm: names say what an earlier run has left', async () => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = cutOffAfter(60);
  await account.run();
  account.network = (_, send) => send();
  account.sync.service('default').documents.remove('interaction-webhooks-verify');
  expect(await account.run()).toMatchObject({ endedEarly: null, left: [] });
  expect(account.contents()).toEqual(before);
});

test('a run is refused while another one is in progress, which goes on undisturbed', async () => {
  const account = new TestAccount();
  let second: string | undefined;
  account.network = async (sent, send) => {
    if (second === undefined && sent.path.endsWith('/v1/Interactions')) {
      second = '';
      second = await messageOf(account.run());
    }
    return send();
  };
  const report = await account.run();
  expect(second).toContain('Another `npm run verify:live` is in progress');
  expect(report).toMatchObject({ endedEarly: null, left: [] });
});

test('a run whose journal another run has taken over ends, and creates nothing more', async () => {
  const account = new TestAccount();
  account.network = async (sent, send) => {
    if (sent.path.endsWith('/v1/Interactions'))
      account.sync.service('default').documents.remove('interaction-webhooks-verify');
    return send();
  };
  expect((await account.run()).endedEarly).toContain('Another run has taken over');
});

test('an interrupted run cleans up, and reports what it has asked', async () => {
  const account = new TestAccount();
  const before = account.contents();
  const controller = new AbortController();
  account.network = (sent, send) => {
    if (sent.path.endsWith('/v1/Interactions')) controller.abort();
    return send();
  };
  const report = await account.run({ interrupted: controller.signal });
  expect(report).toMatchObject({ endedEarly: 'It was interrupted.', left: [] });
  expect(report.entries.some(({ outcome }) => outcome.kind === 'as-expected')).toBe(true);
  expect(account.contents()).toEqual(before);
});

test('what cannot be removed is reported, and the journal stays for the next run', async () => {
  const account = new TestAccount();
  account.network = async ({ method, path }, send) =>
    method === 'DELETE' && /Workflows\/WW/.test(path) ? refused(500, 20500) : send();
  const report = await account.run();
  expect(report.left.join()).toContain('workflow: Twilio answered 500, error 20500');
  expect(account.sync.service('default').documents.all()).toHaveLength(1);
});

test('resources of other people stay, also those with a similar name', async () => {
  const account = new TestAccount();
  const details = {
    type: 'interaction',
    url: 'https://crm.example.com/',
    method: 'POST',
    events: ['onChannelCreated'],
  };
  for (const friendlyName of ['interaction-webhooks-verified', 'interaction-webhooks KD1', null]) {
    account.world.registerWebhook({ ...details, type: 'interaction', method: 'POST', friendlyName });
  }
  account.world.addQueue('interaction-webhooks', '1==1');
  account.world.createConversation({ friendlyName: 'interaction-webhooks-verify-1' });
  const before = account.contents();
  await account.run();
  expect(account.contents()).toEqual(before);
});
