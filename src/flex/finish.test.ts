import * as Flex from '@twilio/flex-ui';
import type { Backend } from '../backend/backend';
import { ok } from '../contract/result';
import { targetOf, taskOf } from '../testing/interactions';
import { finishWithTask } from './finish';

const requests: unknown[] = [];
const backend: Pick<Backend, 'finish'> = {
  finish: async (request) => {
    requests.push(request);
    return ok({ removed: null });
  },
};

beforeAll(() => {
  Flex.Actions.replaceAction('CompleteTask', async () => undefined);
  finishWithTask(Flex.Actions, backend);
});

beforeEach(() => {
  requests.length = 0;
});

test('cleans up the interaction of a completed task', async () => {
  await Flex.Actions.invokeAction('CompleteTask', { task: taskOf(1, { status: 'completed' }) });
  expect(requests).toEqual([{ interactionSid: targetOf(1).subject.interactionSid }]);
});

test('sends nothing for a task without an interaction', async () => {
  await Flex.Actions.invokeAction('CompleteTask', { task: taskOf(1, { attributes: {} }) });
  expect(requests).toEqual([]);
});
