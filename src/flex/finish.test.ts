import * as Flex from '@twilio/flex-ui';
import type { Backend } from '../backend/backend';
import { ok } from '../contract/result';
import { targetOf, taskOf } from '../testing/interactions';
import { finishWithTask } from './finish';

const asked: unknown[] = [];
const backend: Pick<Backend, 'finish'> = {
  finish: async (request) => {
    asked.push(request);
    return ok({ removed: null });
  },
};

beforeAll(() => {
  Flex.Actions.replaceAction('CompleteTask', async () => undefined);
  finishWithTask(Flex.Actions, backend);
});

beforeEach(() => {
  asked.length = 0;
});

test('a completed task’s interaction is cleared up', async () => {
  await Flex.Actions.invokeAction('CompleteTask', { task: taskOf(1, { status: 'completed' }) });
  expect(asked).toEqual([{ interactionSid: targetOf(1).subject.interactionSid }]);
});

test('a task without an interaction asks for nothing', async () => {
  await Flex.Actions.invokeAction('CompleteTask', { task: taskOf(1, { attributes: {} }) });
  expect(asked).toEqual([]);
});
