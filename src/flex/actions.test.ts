import * as Flex from '@twilio/flex-ui';
import fc from 'fast-check';
import { newOperationId } from '../backend/operationId';
import type { Request } from '../contract/endpoints';
import { LIVE_EVENTS } from '../contract/events';
import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ARCHIVE, ATTACHED, CRM, FOREIGN, statusOf, targetOf, taskOf } from '../testing/interactions';
import { registerActions } from '../testing/registerActions';
import { OTHER_TTID, TTID } from '../testing/sids';
import { ActionFailed } from './actionFailed';
import { ATTACH_ACTION, DETACH_ACTION, GRACE_MS, PATIENCE_MS } from './actions';
import { NOT_FOUND_PAUSES_MS } from './intent';

const { subject } = targetOf(1);

/** Each test registers the actions again, which removes neither listeners nor replacements. */
let { backend, clock, throughFlex, changedByOthers } = registerActions();

beforeEach(() => {
  ({ backend, clock, throughFlex, changedByOthers } = registerActions());
});

const requestOf = (): Request<'attach'> => ({
  ...subject,
  destinations: ['crm'],
  url: null,
  events: ['onParticipantLeft'],
  seenTtid: null,
  operationId: newOperationId(),
});

const attach = () => throughFlex.attach(requestOf());

const ANSWER = ok({ binding: ATTACHED });
const CONFLICT = fail({ code: 'conflict', binding: ATTACHED } as const);
const STOPPED = fail({ code: 'stopped' });
const NO_RESULT = fail({ code: 'no-result' });

const until = (isReady: () => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => (isReady() ? resolve() : void setTimeout(check));
    check();
  });

/** Waits until the action has passed through Flex, and returns the backend's call. */
async function attachCall() {
  await until(() => backend.calls.attach.length > 0);
  return backend.last('attach');
}

type Listener = (payload: Request<'attach'>, abort: () => void) => unknown;

/** Runs a test while another plugin listens. */
async function listening(event: string, listener: Listener, run: () => Promise<void>) {
  Flex.Actions.addListener(event, listener);
  await run().finally(() => Flex.Actions.removeListener(event, listener));
}

describe('the panel', () => {
  test('attaches through Flex’s action', async () => {
    const asking = attach();
    (await attachCall()).answer(ANSWER);
    expect(await asking).toEqual(ANSWER);
  });

  test('gets a failure unchanged', async () => {
    const asking = attach();
    (await attachCall()).answer(CONFLICT);
    expect(await asking).toEqual(CONFLICT);
  });
});

describe('a listener of another plugin', () => {
  test('runs after success only', async () => {
    const received: unknown[] = [];
    await listening(
      `after${ATTACH_ACTION}`,
      ({ destinations }) => received.push(...destinations),
      async () => {
        const failing = attach();
        (await attachCall()).answer(fail({ code: 'not-permitted' }));
        await failing;
        expect(received).toEqual([]);
        const succeeding = attach();
        await until(() => backend.calls.attach.length === 2);
        backend.last('attach').answer(ANSWER);
        await succeeding;
        expect(received).toEqual(['crm']);
      },
    );
  });

  test('can stop a detach', async () => {
    await listening(
      `before${DETACH_ACTION}`,
      (_payload, abort) => abort(),
      async () => {
        expect(await throughFlex.detach({ ...subject, ttid: TTID, operationId: newOperationId() })).toEqual(STOPPED);
        expect(backend.calls.detach).toHaveLength(0);
      },
    );
  });

  test('that throws does not stop the action, by Flex’s own rule', async () => {
    await listening(
      `before${ATTACH_ACTION}`,
      () => {
        throw new Error('of another plugin');
      },
      async () => {
        const asking = attach();
        (await attachCall()).answer(ANSWER);
        expect(await asking).toEqual(ANSWER);
      },
    );
  });

  test('that breaks the payload gets a failure that names the field, before anything is sent', async () => {
    await listening(
      `before${ATTACH_ACTION}`,
      (payload) => Object.assign(payload, { events: 'all' }),
      async () => {
        expect(await attach()).toEqual(fail({ code: 'bad-request', field: 'events' }));
        expect(backend.calls.attach).toHaveLength(0);
      },
    );
  });

  test('that never ends does not keep the panel waiting, and cannot attach later', async () => {
    let end = () => {};
    await listening(
      `before${ATTACH_ACTION}`,
      () => new Promise<void>((resolve) => (end = resolve)),
      async () => {
        const asking = attach();
        await flush(() => clock.pass(PATIENCE_MS));
        expect(await asking).toEqual(NO_RESULT);
        await flush(end);
        expect(backend.calls.attach).toHaveLength(0);
      },
    );
  });

  test('that never ends after the action does not keep the panel waiting', async () => {
    await listening(
      `after${ATTACH_ACTION}`,
      () => new Promise<void>(() => undefined),
      async () => {
        const asking = attach();
        (await attachCall()).answer(ANSWER);
        await flush();
        await flush(() => clock.pass(GRACE_MS));
        expect(await asking).toEqual(ANSWER);
      },
    );
  });

  test('that ends just before the patience is over gets the functions’ answer', async () => {
    const asking = attach();
    const call = await attachCall();
    await flush(() => clock.pass(PATIENCE_MS));
    call.answer(ANSWER);
    expect(await asking).toEqual(ANSWER);
  });
});

describe('a replacement by another plugin', () => {
  type Replacement = Parameters<typeof Flex.Actions.replaceAction>[1];
  let replacement: Replacement = async (payload, original) => original(payload);

  // Flex cannot undo a replacement.
  beforeAll(() => Flex.Actions.replaceAction(ATTACH_ACTION, (payload, original) => replacement(payload, original)));
  afterAll(() => {
    replacement = async (payload, original) => original(payload);
  });

  test('may answer by itself', async () => {
    replacement = async () => ({ binding: ATTACHED });
    expect(await attach()).toEqual(ANSWER);
    expect(backend.calls.attach).toHaveLength(0);
  });

  test.each([undefined, null, 'done', {}, { binding: { state: 'attached' } }])(
    'that returns %p has no result',
    async (nonsense) => {
      replacement = async () => nonsense;
      expect(await attach()).toEqual(NO_RESULT);
    },
  );

  test('that does not wait for the original gets the functions’ answer', async () => {
    replacement = async (payload, original) => {
      void original(payload);
    };
    const asking = attach();
    (await attachCall()).answer(ANSWER);
    expect(await asking).toEqual(ANSWER);
  });

  test('that fails after the original cannot hide that a webhook is attached', async () => {
    replacement = async (payload, original) => {
      await original(payload);
      throw new Error('of another plugin');
    };
    const asking = attach();
    (await attachCall()).answer(ANSWER);
    expect(await asking).toEqual(ANSWER);
  });

  test('that fails without the original is reported as stopped, and cannot attach later', async () => {
    let late = async () => {};
    replacement = async (payload, original) => {
      late = async () => original(payload);
      throw new Error('of another plugin');
    };
    expect(await attach()).toEqual(STOPPED);
    await expect(late()).rejects.toMatchObject({ failure: { code: 'stopped' } });
    expect(backend.calls.attach).toHaveLength(0);
  });
});

describe('an action that another plugin invokes', () => {
  const task = taskOf(1);

  const invokeAttach = (payload: object): Promise<unknown> =>
    Flex.Actions.invokeAction(ATTACH_ACTION, { destinations: ['crm'], ...payload });
  const invokeDetach = (payload: object): Promise<unknown> => Flex.Actions.invokeAction(DETACH_ACTION, payload);

  /** Flex wraps the error. */
  const rejection = (failure: object) => ({
    content: { wrappedError: { name: 'InteractionWebhooksActionFailed', failure } },
  });

  /** Answers the status once it is asked for. */
  async function answerStatus(changes: Parameters<typeof statusOf>[0] = {}) {
    await until(() => backend.calls.status.length > 0);
    backend.answerStatus(statusOf(changes));
  }

  test('attaches with a task and destinations, and returns the answer', async () => {
    const invoking = invokeAttach({ task });
    await answerStatus();
    const { request, answer } = await attachCall();
    expect(request).toEqual({
      ...subject,
      destinations: ['crm'],
      url: null,
      events: LIVE_EVENTS,
      seenTtid: null,
      operationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    answer(ANSWER);
    expect(await invoking).toEqual(ANSWER.value);
  });

  test('detaches with a task what this plugin has attached', async () => {
    const invoking = invokeDetach({ task });
    await answerStatus({ binding: ATTACHED });
    await until(() => backend.calls.detach.length > 0);
    expect(backend.last('detach').request).toMatchObject({ ...subject, ttid: TTID });
    backend.last('detach').answer(ok({ binding: { state: 'none' } }));
    expect(await invoking).toEqual({ binding: { state: 'none' } });
  });

  test('is reported, so that the panel reads what has changed', async () => {
    const invoking = invokeAttach({ task });
    await answerStatus();
    (await attachCall()).answer(ANSWER);
    await invoking;
    expect(changedByOthers).toEqual([subject.interactionSid]);
  });

  test('is not reported if the panel itself has invoked it', async () => {
    const asking = attach();
    (await attachCall()).answer(ANSWER);
    await asking;
    expect(changedByOthers).toEqual([]);
  });

  test('shows every listener the interaction, and the answer to those that run afterwards', async () => {
    const before: unknown[] = [];
    const after: unknown[] = [];
    await listening(
      `before${ATTACH_ACTION}`,
      (payload) => before.push({ ...payload }),
      () =>
        listening(
          `after${ATTACH_ACTION}`,
          (payload) => after.push({ ...payload }),
          async () => {
            const invoking = invokeAttach({ task, orderId: 7 });
            await answerStatus();
            (await attachCall()).answer(ANSWER);
            await invoking;
          },
        ),
    );
    const payload = { ...subject, task, destinations: ['crm'], orderId: 7 };
    expect(before).toEqual([payload]);
    expect(after).toEqual([{ ...payload, answer: ANSWER.value }]);
  });

  test('sends what a listener has put into the payload', async () => {
    await listening(
      `before${ATTACH_ACTION}`,
      (payload) => Object.assign(payload, { destinations: ['archive'], events: ['onParticipantJoined'] }),
      async () => {
        void invokeAttach({ task });
        await answerStatus({ destinations: [CRM, ARCHIVE] });
        expect((await attachCall()).request).toMatchObject({
          destinations: ['archive'],
          events: ['onParticipantJoined'],
        });
      },
    );
  });

  test('does not change the payload of the caller, who may use it for another task', async () => {
    const payload = { task, destinations: ['crm'] };
    const invoking = invokeAttach(payload);
    await answerStatus();
    (await attachCall()).answer(ANSWER);
    await invoking;
    expect(payload).toEqual({ task, destinations: ['crm'] });
  });

  test('succeeds with a payload that cannot be changed', async () => {
    const invoking = invokeAttach(Object.freeze({ ...requestOf(), task: Object.freeze(task) }));
    (await attachCall()).answer(ANSWER);
    expect(await invoking).toEqual(ANSWER.value);
  });

  test('waits until Twilio has added the agent to the interaction', async () => {
    const invoking = invokeAttach({ task });
    for (const [tries, length] of NOT_FOUND_PAUSES_MS.entries()) {
      await until(() => backend.calls.status.length === tries + 1);
      await flush(() => backend.last('status').answer(fail({ code: 'not-found' })));
      await flush(() => clock.pass(length));
    }
    await until(() => backend.calls.status.length === NOT_FOUND_PAUSES_MS.length + 1);
    backend.answerStatus(statusOf());
    (await attachCall()).answer(ANSWER);
    expect(await invoking).toEqual(ANSWER.value);
  });

  describe('fails', () => {
    test('for a task that is not there anymore, when the functions keep saying so', async () => {
      const invoking = expect(invokeDetach({ task })).rejects.toMatchObject(rejection({ code: 'not-found' }));
      for (const [tries, length] of [...NOT_FOUND_PAUSES_MS, 0].entries()) {
        await until(() => backend.calls.status.length === tries + 1);
        await flush(() => backend.last('status').answer(fail({ code: 'not-found' })));
        await flush(() => clock.pass(length));
      }
      await invoking;
      expect(backend.calls.detach).toHaveLength(0);
    });

    test('while another action changes the same interaction, through whatever task', async () => {
      const first = invokeAttach({ task });
      await answerStatus();
      const { answer } = await attachCall();
      const afterTransfer = { ...taskOf(2), attributes: task.attributes };
      const inProgress = rejection({ code: 'in-progress', retryAfterMs: 0 });
      await expect(invokeAttach({ task })).rejects.toMatchObject(inProgress);
      await expect(invokeDetach({ task: afterTransfer })).rejects.toMatchObject(inProgress);
      expect(await attach()).toEqual(fail({ code: 'in-progress', retryAfterMs: 0 }));
      expect([backend.calls.attach.length, backend.calls.detach.length]).toEqual([1, 0]);
      answer(ANSWER);
      await first;
    });

    test('not while another interaction is changed, nor once the action has ended', async () => {
      const first = expect(invokeAttach({ task })).rejects.toMatchObject(rejection({ code: 'not-permitted' }));
      void invokeAttach({ task: taskOf(2) });
      await until(() => backend.calls.status.length === 2);
      backend.calls.status[0]?.answer(fail({ code: 'not-permitted' }));
      await first;
      void invokeAttach({ task });
      await until(() => backend.calls.status.length === 3);
    });

    test.each([
      ['a webhook of this plugin', ATTACHED],
      ['another program’s webhook', FOREIGN],
    ])('to attach where %s is bound, unless the caller names it', async (_what, binding) => {
      const invoking = expect(invokeAttach({ task })).rejects.toMatchObject(rejection({ code: 'conflict', binding }));
      await answerStatus({ binding });
      await invoking;
      expect(backend.calls.attach).toHaveLength(0);
      void invokeAttach({ task, seenTtid: binding.ttid });
      expect((await attachCall()).request).toMatchObject({ seenTtid: binding.ttid });
    });

    test.each([
      ['nothing', { state: 'none' }, { code: 'nothing-attached' }],
      ['a deleted webhook', { state: 'dangling', ttid: TTID, timeline: null }, { code: 'nothing-attached' }],
      ['another program’s webhook', FOREIGN, { code: 'conflict', binding: FOREIGN }],
    ] as const)('to detach where %s is bound', async (_what, binding, failure) => {
      const invoking = expect(invokeDetach({ task })).rejects.toMatchObject(rejection(failure));
      await answerStatus({ binding });
      await invoking;
      expect(backend.calls.detach).toHaveLength(0);
    });

    test.each([
      { code: 'not-permitted' },
      { code: 'unknown-destination' },
      { code: 'switched-off' },
      CONFLICT.failure,
      { code: 'twilio-unavailable', twilioCode: 20429, requestId: 'RQ1', retryAfterMs: 1_000 },
      { code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' },
    ] as const)('as the functions do: $code', async (failure) => {
      const invoking = expect(invokeAttach({ task })).rejects.toMatchObject(rejection(failure));
      await answerStatus();
      (await attachCall()).answer(fail(failure));
      await invoking;
    });
  });

  test('replaces a webhook that no longer exists', async () => {
    void invokeAttach({ task });
    await answerStatus({ binding: { state: 'dangling', ttid: OTHER_TTID, timeline: null } });
    expect((await attachCall()).request).toMatchObject({ seenTtid: OTHER_TTID });
  });
});

test('with any other payload, rejects with an error of this plugin, and nothing is sent', async () => {
  /** The actions’ own functions, without Flex around them. */
  const functions: ((payload: unknown) => Promise<unknown>)[] = [];
  const { backend: silent } = registerActions({
    actions: { registerAction: (_name, run) => functions.push(run), invokeAction: async () => undefined },
    findTask: () => null,
  });
  const fields = ['task', 'sid', 'taskSid', 'interactionSid', 'destinations', 'url', 'events', 'preset', 'ttid'];
  const value = fc.oneof(fc.anything(), fc.constantFrom(taskOf(1, { attributes: {} }), ['crm'], subject.taskSid));
  const payloads = fc.oneof(
    fc.anything({ withNullPrototype: true, withMap: true }),
    fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] }),
  );
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      for (const run of functions) {
        const error: unknown = await run(payload).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(ActionFailed);
      }
    }),
  );
  expect(Object.values(silent.calls).flat()).toEqual([]);
});
