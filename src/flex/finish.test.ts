import * as Flex from '@twilio/flex-ui';
import type { BackendResult } from '../backend/backend';
import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { targetOf, taskOf } from '../testing/interactions';
import { ManualPause } from '../testing/manualPause';
import { TTID } from '../testing/sids';
import { finishWithTask, PAUSES_MS } from './finish';

const IN_USE = ok({ removed: null, isDone: false });
const NOTHING_LEFT = ok({ removed: null, isDone: true });
const REMOVED = ok({ removed: TTID, isDone: true });

const requests: unknown[] = [];
let answers: BackendResult<'finish'>[] = [];
const clock = new ManualPause();

beforeAll(() => {
  Flex.Actions.replaceAction('CompleteTask', async () => undefined);
  finishWithTask({
    actions: Flex.Actions,
    backend: {
      finish: async (request) => {
        requests.push(request);
        return answers.shift() ?? IN_USE;
      },
    },
    pause: clock.pause,
    random: () => 0.5,
  });
});

beforeEach(() => {
  requests.length = 0;
  clock.waits.length = 0;
  answers = [];
});

const complete = (task: unknown = taskOf(1, { status: 'completed' })) =>
  Flex.Actions.invokeAction('CompleteTask', { task });

const REQUEST = { interactionSid: targetOf(1).subject.interactionSid };
const [, ...LATER] = PAUSES_MS;

async function passAll() {
  for (const length of LATER) await flush(() => clock.pass(length));
}

test('cleans up the interaction of a completed task', async () => {
  answers = [REMOVED];
  await complete();
  await passAll();
  expect(requests).toEqual([REQUEST]);
});

test('asks again within a minute while the webhook is in use, and then stops', async () => {
  await complete();
  await passAll();
  await passAll();
  expect(requests).toEqual(PAUSES_MS.map(() => REQUEST));
  expect(PAUSES_MS.reduce((sum, length) => sum + length)).toBeLessThan(60_000);
});

test('removes the webhook of a channel that closes after the task was completed', async () => {
  answers = [IN_USE, IN_USE, REMOVED];
  await complete();
  await passAll();
  expect(requests).toHaveLength(3);
});

test('asks once if the interaction has no webhook of this plugin', async () => {
  answers = [NOTHING_LEFT];
  await complete();
  await passAll();
  expect(requests).toHaveLength(1);
});

test.each([
  ['again', { code: 'unreachable' }, PAUSES_MS.length],
  ['again', { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 1_000 }, PAUSES_MS.length],
  ['once', { code: 'not-permitted' }, 1],
  ['once', { code: 'contract-mismatch', deploy: 'functions' }, 1],
] as const)('asks %s after the failure %p', async (_how, failure, times) => {
  answers = PAUSES_MS.map(() => fail(failure));
  await complete();
  await passAll();
  expect(requests).toHaveLength(times);
});

test('waits as long as the functions ask for', async () => {
  answers = [fail({ code: 'too-many-requests', retryAfterMs: 9_000 })];
  await complete();
  await flush();
  expect(clock.waits.map(({ milliseconds }) => milliseconds)).toEqual([9_000]);
});

test('starts again when the same interaction’s next task is completed', async () => {
  await complete();
  await complete(taskOf(1, { status: 'completed' }));
  await passAll();
  expect(requests).toHaveLength(1 + PAUSES_MS.length);
});

test.each([undefined, taskOf(1, { attributes: {} })])('sends nothing for the task %p', async (task) => {
  await Flex.Actions.invokeAction('CompleteTask', task && { task });
  await passAll();
  expect(requests).toEqual([]);
});
