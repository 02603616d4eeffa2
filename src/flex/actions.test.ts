import * as Flex from '@twilio/flex-ui';
import fc from 'fast-check';
import { newOperationId } from '../backend/operationId';
import type { Request } from '../contract/endpoints';
import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ATTACHED, targetOf } from '../testing/interactions';
import { manualBackend } from '../testing/manualBackend';
import { ManualPause } from '../testing/manualPause';
import { TTID } from '../testing/sids';
import { ActionFailed, ATTACH_ACTION, DETACH_ACTION, GRACE_MS, PATIENCE_MS, throughActions } from './actions';

const { subject } = targetOf(1);

/** Each test registers the actions again, which removes neither listeners nor replacements. */
let backend = manualBackend();
let clock = new ManualPause();
let throughFlex = throughActions(Flex.Actions, backend, clock.pause);

beforeEach(() => {
  backend = manualBackend();
  clock = new ManualPause();
  throughFlex = throughActions(Flex.Actions, backend, clock.pause);
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

describe('an action that another plugin calls', () => {
  /** Returns the action’s own function, without Flex around it. */
  function registered(name: string): (payload: unknown) => Promise<unknown> {
    const functions = new Map<string, (payload: unknown) => Promise<unknown>>();
    const actions: Parameters<typeof throughActions>[0] = {
      registerAction: (action, run) => void functions.set(action, async (payload) => run(payload)),
      invokeAction: async () => undefined,
    };
    throughActions(actions, backend, clock.pause);
    return functions.get(name) ?? (async () => undefined);
  }

  test('rejects through Flex with a named error that contains the failure', async () => {
    const calling = Flex.Actions.invokeAction(ATTACH_ACTION, { ...requestOf(), taskSid: 'WT1' });
    await expect(calling).rejects.toMatchObject({
      content: { wrappedError: { name: 'InteractionWebhooksActionFailed', failure: { field: 'taskSid' } } },
    });
  });

  const without = (field: keyof Request<'attach'>) => {
    const { [field]: _, ...rest } = requestOf();
    return rest;
  };

  test.each([
    ['no payload', undefined, 'payload'],
    ['null', null, 'payload'],
    ['a text', 'attach', 'payload'],
    ['a task without attributes', { task: {} }, 'taskSid'],
    ['a SID that is none', { ...requestOf(), interactionSid: 'KD1' }, 'interactionSid'],
    ['another kind of SID', { ...requestOf(), channelSid: subject.taskSid }, 'channelSid'],
    ['no destinations', without('destinations'), 'destinations'],
    ['an empty destination', { ...requestOf(), destinations: [''] }, 'destinations'],
    ['a destination twice', { ...requestOf(), destinations: ['crm', 'crm'] }, 'destinations'],
    ['six destinations', { ...requestOf(), destinations: [...'abcdef'] }, 'destinations'],
    ['an empty URL', { ...requestOf(), url: '' }, 'url'],
    ['events in a text', { ...requestOf(), events: 'onParticipantLeft' }, 'events'],
    ['no events', { ...requestOf(), events: [] }, 'events'],
    ['an unknown event', { ...requestOf(), events: ['onMessageAdded'] }, 'events'],
    ['an event twice', { ...requestOf(), events: ['onParticipantLeft', 'onParticipantLeft'] }, 'events'],
    ['no seen ttid', without('seenTtid'), 'seenTtid'],
    ['an operation ID that is none', { ...requestOf(), operationId: '1' }, 'operationId'],
  ])('rejects %s before anything is sent', async (_what, payload, field) => {
    await expect(registered(ATTACH_ACTION)(payload)).rejects.toMatchObject({
      message: `bad-request: ${field}`,
      failure: { code: 'bad-request', field },
    });
    expect(backend.calls.attach).toHaveLength(0);
  });

  test('rejects any other payload with a bad request', async () => {
    const [attachAction, detachAction] = [registered(ATTACH_ACTION), registered(DETACH_ACTION)];
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withMap: true }), async (payload) => {
        for (const action of [attachAction, detachAction]) {
          const error: unknown = await action(payload).catch((reason: unknown) => reason);
          expect(error).toBeInstanceOf(ActionFailed);
          expect(error).toMatchObject({ failure: { code: 'bad-request' } });
        }
      }),
    );
    expect([...backend.calls.attach, ...backend.calls.detach]).toEqual([]);
  });

  test('sends only the fields of the contract', async () => {
    const request = requestOf();
    void registered(ATTACH_ACTION)({ ...request, Token: 'of another person' });
    expect((await attachCall()).request).toEqual(request);
  });
});
