/** The examples of docs/actions.md, with the types that other plugins copy, in the real Flex. */
import * as Flex from '@twilio/flex-ui';
import type {
  InteractionWebhooksAfter,
  InteractionWebhooksAnswer,
  InteractionWebhooksAttachPayload,
  InteractionWebhooksDetachPayload,
  InteractionWebhooksFailure,
  InteractionWebhooksFlexError,
} from '../../docs/actions';
import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ATTACHED, statusOf, taskOf } from '../testing/interactions';
import { registerActions } from '../testing/registerActions';
import { TTID, taskSidOf } from '../testing/sids';

/** A task of Flex's has much more, of which the examples use nothing. */
const task = taskOf(1) as Flex.ITask;

const reported: (InteractionWebhooksFailure | null)[] = [];
const report = (error: unknown) => void reported.push(failureOf(error));

let { backend } = registerActions();

beforeEach(() => {
  ({ backend } = registerActions());
  reported.length = 0;
});

const answerStatus = (changes: Parameters<typeof statusOf>[0] = {}) =>
  flush(() => backend.answerStatus(statusOf(changes)));

const answerAttach = () => flush(() => backend.last('attach').answer(ok({ binding: ATTACHED })));

function failureOf(error: unknown): InteractionWebhooksFailure | null {
  const wrapped = (error as InteractionWebhooksFlexError).content?.wrappedError;
  return wrapped !== undefined && 'failure' in wrapped ? wrapped.failure : null;
}

async function attachOrReplace(task: Flex.ITask): Promise<InteractionWebhooksAnswer> {
  const payload: InteractionWebhooksAttachPayload = { task, destinations: ['crm'] };
  try {
    return await Flex.Actions.invokeAction('InteractionWebhooksAttach', payload);
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.code !== 'conflict' || failure.binding.state === 'none') throw error;
    payload.seenTtid = failure.binding.ttid;
    return Flex.Actions.invokeAction('InteractionWebhooksAttach', payload);
  }
}

async function detach(task: Flex.ITask): Promise<InteractionWebhooksAnswer> {
  const payload: InteractionWebhooksDetachPayload = { task };
  return Flex.Actions.invokeAction('InteractionWebhooksDetach', payload);
}

test('a webhook is attached when a task is accepted', async () => {
  Flex.Actions.registerAction('AcceptTask', async () => undefined);
  Flex.Actions.addListener('afterAcceptTask', ({ task }: { task: Flex.ITask }) => {
    const payload: InteractionWebhooksAttachPayload = { task, destinations: ['crm'] };
    // Do not return the promise: Flex waits for listeners.
    void Flex.Actions.invokeAction('InteractionWebhooksAttach', payload).catch(report);
  });
  await flush(() => void Flex.Actions.invokeAction('AcceptTask', { task }));
  await answerStatus();
  expect(backend.last('attach').request).toMatchObject({ taskSid: taskSidOf(1), destinations: ['crm'] });
  await flush(() => backend.last('attach').answer(fail({ code: 'unknown-destination' })));
  expect(reported).toEqual([{ code: 'unknown-destination' }]);
});

test('a bound webhook is replaced once it is known', async () => {
  const replacing = attachOrReplace(task);
  await answerStatus({ binding: ATTACHED });
  expect(backend.last('attach').request).toMatchObject({ seenTtid: TTID });
  await answerAttach();
  expect(await replacing).toEqual({ binding: ATTACHED });
});

test('a webhook is detached', async () => {
  const detaching = detach(task);
  await answerStatus({ binding: ATTACHED });
  await flush(() => backend.last('detach').answer(ok({ binding: { state: 'none' } })));
  expect(await detaching).toEqual({ binding: { state: 'none' } });
});

describe('a listener', () => {
  beforeAll(() => {
    Flex.Actions.addListener(
      'beforeInteractionWebhooksAttach',
      (payload: InteractionWebhooksAttachPayload, cancel: () => void) => {
        if (payload.url) cancel();
        else payload.destinations = [...new Set([...(payload.destinations ?? []), 'archive'])];
      },
    );
  });

  test('adds a destination', async () => {
    void attachOrReplace(task);
    await flush();
    await answerStatus();
    expect(backend.last('attach').request).toMatchObject({ destinations: ['crm', 'archive'] });
  });

  test('cancels an attach, so that nothing is sent, and the caller gets no failure', async () => {
    const attaching = Flex.Actions.invokeAction('InteractionWebhooksAttach', { task, url: 'https://crm.example.com' });
    await attaching.catch(report);
    expect(reported).toEqual([null]);
    expect(Object.values(backend.calls).flat()).toEqual([]);
  });

  test('gets the answer', async () => {
    const attached: string[] = [];
    Flex.Actions.addListener(
      'afterInteractionWebhooksAttach',
      ({ taskSid, answer }: InteractionWebhooksAfter<InteractionWebhooksAttachPayload>) => {
        if (answer?.binding.state === 'attached') attached.push(`${taskSid} ${answer.binding.ttid}`);
      },
    );
    void attachOrReplace(task);
    await flush();
    await answerStatus();
    await answerAttach();
    expect(attached).toEqual([`${taskSidOf(1)} ${TTID}`]);
  });
});
