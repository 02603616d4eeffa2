/** Runs of `npm run verify:live` against Local Twilio, which answers as assumed, and then otherwise. */
import { QUESTIONS } from '../../tools/verify/questions';
import { type Report, toJson, toMarkdown } from '../../tools/verify/report';
import { API_KEY, differences, outcomesOf, refused, TestAccount } from './account';
import { OTHERWISE } from './otherwise';

// Local Twilio reports a Flex token that it refuses.
jest.spyOn(console, 'error').mockImplementation();

let assumed: Report;

beforeAll(async () => {
  assumed = await new TestAccount().runWithAll();
});

const TOKENS_NEEDED = [
  'Twilio validates a Flex token and returns identity, roles, worker and expiration',
  'The roles are `agent`, `supervisor` and `admin`',
  'A Flex token has at most 8,192 characters',
  'A Flex token cannot list the maps of the default Sync service',
];

const GLOBAL = 'Global and interaction webhooks both receive an event';
const PAUSE = 'Pause is reported and keeps the webhook bound';

test('everything that is asked is as expected, if Twilio behaves as assumed', () => {
  const outcomes = outcomesOf(assumed);
  expect(assumed).toMatchObject({ endedEarly: null, left: [] });
  for (const { kind, assumption } of QUESTIONS) {
    if (kind !== 'asked') continue;
    expect([assumption, outcomes.get(assumption)]).toMatchObject([assumption, { kind: 'as-expected' }]);
  }
});

test('a run without a Flex token says how to answer the questions that need one', async () => {
  const report = await new TestAccount().runWithAll({ flexToken: null });
  expect(differences(report, assumed).sort()).toEqual([...TOKENS_NEEDED].sort());
  for (const title of TOKENS_NEEDED) {
    expect(outcomesOf(report).get(title)).toMatchObject({ todo: expect.stringContaining('set FLEX_TOKEN to') });
  }
});

test('with a Flex token that has expired, these questions are not asked', async () => {
  const account = new TestAccount();
  const flexToken = account.flexToken('alice');
  await account.pass(2 * 3_600_000);
  const report = await account.runWithAll({ flexToken });
  expect(differences(report, assumed).sort()).toEqual([...TOKENS_NEEDED].sort());
  for (const title of TOKENS_NEEDED) {
    expect(outcomesOf(report).get(title)).toMatchObject({ why: expect.stringContaining('is not valid') });
  }
});

test('where the API pauses no chat, a person is asked to', async () => {
  const account = new TestAccount();
  const report = await account.run({ asksGlobal: true, flexToken: account.flexToken('alice') });
  expect(differences(report, assumed)).toEqual([PAUSE]);
  expect(outcomesOf(report).get(PAUSE)).toMatchObject({
    todo: expect.stringContaining('In Flex, attach the inspector'),
  });
});

test.each(OTHERWISE)('with $name, the report differs in exactly the questions that this concerns', async (other) => {
  const { titles, behavior, prepare, options } = other;
  const account = new TestAccount(behavior);
  prepare?.(account);
  const report = await account.runWithAll(options);
  expect(report).toMatchObject({ endedEarly: null, left: [] });
  for (const title of titles) expect([title, outcomesOf(report).get(title)?.kind]).toEqual([title, 'otherwise']);
  expect(differences(report, assumed).sort()).toEqual([...titles].sort());
});

test('every question that is asked is seen to differ', () => {
  const asked = QUESTIONS.filter(({ kind }) => kind === 'asked').map(({ assumption }) => assumption);
  const differing = new Set(OTHERWISE.flatMap(({ titles }) => titles));
  expect([...differing].sort()).toEqual(asked.sort());
});

describe('with --global', () => {
  test('alone, the question about global webhooks is asked', async () => {
    const account = new TestAccount();
    const report = await account.runWithAll({ asksGlobal: false });
    expect(differences(report, assumed)).toEqual([GLOBAL]);
    expect(outcomesOf(report).get(GLOBAL)).toMatchObject({ kind: 'not-asked' });
    expect(account.sent.filter(({ body }) => body.includes('Type=global'))).toEqual([]);
  });

  test('the global webhook is deleted at once, also if Twilio fails while the events arrive', async () => {
    const account = new TestAccount();
    let registered = 0;
    account.network = async (sent, send) => {
      if (sent.body.includes('Type=global')) registered = account.sent.length;
      return registered > 0 && account.sent.length > registered + 1 && sent.path.endsWith('-events/Items')
        ? refused(20500, 500)
        : send();
    };
    const report = await account.run({ asksGlobal: true });
    expect(outcomesOf(report).get(GLOBAL)).toMatchObject({ kind: 'not-asked' });
    const next = account.sent.slice(registered).findIndex(({ method }) => method === 'DELETE');
    expect(next).toBeGreaterThan(0);
    expect(next).toBeLessThan(5);
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
  expect(outcomesOf(report).get('Events arrive as form POSTs with the documented parameters')).toEqual({
    kind: 'not-asked',
    why: 'No event arrived at the test function within a minute.',
  });
  expect(report).toMatchObject({ endedEarly: null, left: [] });
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
