/** A run reaches no person, and leaves nothing behind, however it ends. */
import fc from 'fast-check';
import { ACCOUNT } from '../../local/world/model';
import { StepFailed } from '../../tools/account/step-failed';
import { ABANDONED_AFTER_MS } from '../../tools/verify/journal';
import { PREFIX } from '../../tools/verify/names';
import { DELIVERY_QUESTIONS } from '../../tools/verify/questions/deliveries';
import type { Report } from '../../tools/verify/report';
import { differences, type Network, outcomesOf, RECEIVER, refused, TestAccount } from './account';

// Local Twilio reports a Flex token that it refuses.
jest.spyOn(console, 'error').mockImplementation();

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
  if (error instanceof StepFailed) return `${error.message} ${error.remedy}`;
  throw error;
}

test('a run stops at once if Twilio routes an invite to a workflow of someone else', async () => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = async (sent, send) => {
    const response = await send();
    if (!sent.path.endsWith('/Invites')) return response;
    const body = await response.json();
    body.routing.properties.workflow_sid = ACCOUNT.workflowSid;
    return Response.json(body);
  };
  expect((await account.run()).endedEarly).toContain('another workflow');
  expect(account.sent.filter(({ path }) => path.endsWith('/Invites'))).toHaveLength(1);
  expect(account.contents()).toEqual(before);
});

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

test('a run creates no more than its plan says', async () => {
  const account = new TestAccount();
  const plans: string[] = [];
  const agrees = async (plan: string) => plans.push(plan) > 0;
  await account.runWithAll({ agrees });
  const count = (path: string, text = '') =>
    account.sent.filter((sent) => sent.method === 'POST' && sent.path.endsWith(path) && sent.body.includes(text))
      .length;
  expect(plans.join()).toContain(`up to ${count('/v1/Interactions')} web chats`);
  expect(plans.join()).toContain(`Only ${count('/InteractionWebhooks', 'twil.io')} get events`);
  expect(count('/InteractionWebhooks')).toBeLessThanOrEqual(50);
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

test.each<[string, string, (body: Record<string, unknown>) => object]>([
  ['the worker is available', '/Workers', () => ({ available: true })],
  ['the queue takes other workers', '/TaskQueues', () => ({ target_workers: '1==1' })],
  [
    'the workflow has another queue',
    '/Workflows',
    () => ({ configuration: JSON.stringify({ task_routing: { default_filter: { queue: 'WQ1' } } }) }),
  ],
  [
    'the workflow has a filter',
    '/Workflows',
    ({ configuration }) => {
      const { task_routing } = JSON.parse(String(configuration));
      return { configuration: JSON.stringify({ task_routing: { ...task_routing, filters: [{ targets: [] }] } }) };
    },
  ],
])('a run asks nothing if %s', async (_, folder, change) => {
  const account = new TestAccount();
  account.network = async (sent, send) => {
    const response = await send();
    if (sent.method !== 'POST' || !sent.path.endsWith(folder)) return response;
    const body = await response.json();
    return new Response(JSON.stringify({ ...body, ...change(body) }), { status: 201 });
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
      async ({ path }, send) => (path.endsWith('/Configuration') ? refused(20404, 404) : send()),
      /This account has no Flex/,
    ],
    ['refuses the credentials', async () => refused(20003, 401), /does not allow GET flex-api.*Check the credentials/],
    [
      'does not let the key read Sync',
      async ({ path }, send) => (path.startsWith('sync.') ? refused(70051, 403) : send()),
      /does not allow GET sync\.twilio\.com.*403, error 70051/,
    ],
    [
      'does not let the key read TaskRouter',
      async ({ path }, send) => (path.startsWith('taskrouter.') ? refused(20003, 401) : send()),
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
    method === 'POST' && path.endsWith(folder) ? refused(20003, 403) : send();
  const report = await account.run();
  expect(report.endedEarly).toMatch(/does not allow POST taskrouter/);
  expect(account.contents()).toEqual(before);
});

test('a key that may not do something leaves only the questions about it without an answer', async () => {
  const account = new TestAccount();
  const before = account.contents();
  account.network = async ({ path }, send) => (path.startsWith('serverless.') ? refused(20003, 403) : send());
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
    await account.pass(ABANDONED_AFTER_MS);
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
      second = await messageOf(account.start());
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

test('a run that was slow leaves everything to the run that has taken over', async () => {
  const account = new TestAccount();
  const before = account.contents();
  let second: Promise<Report> | undefined;
  account.network = async (sent, send) => {
    if (second === undefined && sent.path.endsWith('/v1/Interactions')) {
      await account.time.sleep(ABANDONED_AFTER_MS);
      second = account.start();
      await account.time.sleep(20_000);
    }
    return send();
  };
  expect((await account.run()).endedEarly).toContain('Another run has taken over');
  const report = await account.time.run(second ?? Promise.reject());
  expect(report).toMatchObject({ endedEarly: null, left: [] });
  expect(differences(report, await new TestAccount().run())).toEqual([]);
  expect(account.contents()).toEqual(before);
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
    method === 'DELETE' && /Workflows\/WW/.test(path) ? refused(20500, 500) : send();
  const report = await account.run();
  expect(report.left.join()).toContain(
    'workflow: Twilio failed at DELETE taskrouter.twilio.com Workspaces/Workflows (500, error 20500)',
  );
  expect(account.sync.service('default').documents.all()).toHaveLength(1);
});

test('resources of other people stay, also those with a similar name', async () => {
  const account = new TestAccount();
  const { world, sync, serverless } = account;
  const details = {
    type: 'interaction',
    url: 'https://crm.example.com/',
    method: 'POST',
    events: ['onChannelCreated'],
  };
  for (const friendlyName of [`${PREFIX}d`, `${PREFIX}-1`, 'interaction-webhooks KD1', null]) {
    world.registerWebhook({ ...details, type: 'interaction', method: 'POST', friendlyName });
  }
  for (const name of [`${PREFIX}-team`, `${PREFIX} 2`, `${PREFIX}d`, 'interaction-webhooks']) {
    const queue = world.addQueue(name, '1==1');
    world.addWorkflow(name, { queueSid: queue.sid, configuration: '{}' });
    world.createConversation({ friendlyName: name });
    sync.createService({ friendlyName: name });
    serverless.createService(name.replace(' ', '-'), {
      friendlyName: PREFIX,
      includeCredentials: true,
      uiEditable: true,
    });
  }
  const before = account.contents();
  await account.run();
  expect(account.contents()).toEqual(before);
});

test('the default service of Sync stays, whatever its name', async () => {
  const account = new TestAccount();
  account.sync.service('default').configure({ friendlyName: PREFIX });
  expect(await account.run()).toMatchObject({ endedEarly: null, left: [] });
});

/** The chats and tasks of customers. */
const customers = ({ world }: TestAccount) =>
  structuredClone({ channels: [...world.channels.values()].slice(0, 2), tasks: [...world.tasks.values()].slice(0, 2) });

test('tasks of customers stay even if Twilio lists them as those of the run’s workflow', async () => {
  const account = new TestAccount();
  const before = customers(account);
  expect(before.tasks).toHaveLength(2);
  account.network = async (sent, send) => {
    const response = await send();
    if (sent.method !== 'GET' || !sent.path.endsWith('/Tasks')) return response;
    const { tasks, ...rest } = await response.json();
    const others = before.tasks.map(({ sid, attributes }) => ({
      sid,
      workflow_sid: ACCOUNT.workflowSid,
      assignment_status: 'pending',
      attributes: JSON.stringify(attributes),
    }));
    return Response.json({ ...rest, tasks: [...tasks, ...others] });
  };
  await account.run();
  const changed = account.sent.filter(({ method, path }) => method !== 'GET' && path.includes('/Tasks/'));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter(({ path }) => before.tasks.some(({ sid }) => path.endsWith(sid)))).toEqual([]);
  expect(customers(account)).toEqual(before);
});

test('a customer’s chat stays even if the attributes of a test task name it', async () => {
  const account = new TestAccount();
  const before = customers(account);
  const [channel] = account.world.channels.values();
  account.network = async (sent, send) => {
    const response = await send();
    if (sent.method !== 'GET' || !sent.path.endsWith('/Tasks')) return response;
    const { tasks, ...rest } = await response.json();
    const attributes = JSON.stringify({
      flexInteractionSid: channel?.interactionSid,
      flexInteractionChannelSid: channel?.sid,
    });
    return Response.json({ ...rest, tasks: tasks.map((task: object) => ({ ...task, attributes })) });
  };
  await account.run();
  expect(customers(account)).toEqual(before);
});

test('a failure of Twilio at any request answers no question, and the next run removes what is left', async () => {
  const fault = fc.constantFrom('refuses for now' as const, 'fails' as const, 'fails after it took effect' as const);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 470 }), fault, async (number, kind) => {
      const account = new TestAccount();
      const before = account.contents();
      account.network = async (_, send) => {
        const since = account.sent.length - number;
        // A refused request is repeated three times.
        if (kind === 'refuses for now' && since >= 0 && since < 4) return refused(20429, 429);
        if (since !== 0) return send();
        if (kind === 'fails after it took effect') await send();
        return refused(20500, 500);
      };
      const report = await account.runWithAll().catch((error: unknown) => error);
      if (report instanceof StepFailed) expect(report.message).not.toContain('Another');
      else {
        const outcomes = [...outcomesOf(report as Report)];
        expect(outcomes.filter(([, outcome]) => outcome.kind === 'otherwise')).toEqual([]);
        expect((report as Report).endedEarly ?? '').not.toContain('Another run');
      }
      account.network = (_, send) => send();
      await account.pass(ABANDONED_AFTER_MS);
      expect(await account.run()).toMatchObject({ endedEarly: null, left: [] });
      expect(account.contents()).toEqual(before);
    }),
    { numRuns: 10 },
  );
}, 120_000);

test('a run goes on if a change of its journal takes effect, and the answer is lost', async () => {
  const account = new TestAccount();
  let changes = 0;
  account.network = async (sent, send) => {
    const answer = await send();
    if (sent.method === 'POST' && sent.path.endsWith(`/Documents/${PREFIX}`)) changes += 1;
    return sent.path.endsWith(`/Documents/${PREFIX}`) && changes === 10 ? refused(20500, 500) : answer;
  };
  const report = await account.run();
  expect(report).toMatchObject({ endedEarly: null, left: [] });
  expect(report.entries.some(({ outcome }) => 'why' in outcome && /Twilio failed/.test(outcome.why))).toBe(true);
  expect(account.sync.service('default').documents.all()).toEqual([]);
});

test('a run that is interrupted before it begins creates nothing', async () => {
  const account = new TestAccount();
  expect(await messageOf(account.run({ interrupted: AbortSignal.abort() }))).toContain('Nothing was created');
  expect(account.sent.filter(isChange)).toEqual([]);
});

test('a journal that someone has forged changes nothing on the terminal', async () => {
  const account = new TestAccount();
  account.sync
    .service('default')
    .documents.create({ uniqueName: PREFIX, data: { lines: ['\u001b[2J\nDone'] } }, { by: 'someone' });
  await account.pass(ABANDONED_AFTER_MS);
  expect(await account.run()).toMatchObject({ endedEarly: null, left: [] });
  expect(account.printed).toContain('The last run was cut off at:  Done.');
});
