import type { OperationContext } from '../../functions/lib/endpoint/context';
import { attachCrm, newAttachRequest, newDetachRequest } from '../fixtures/attachments';
import { createRequest, fetchWebhook, updateRequest } from '../fixtures/console-requests';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { Harness } from '../fixtures/harness';
import { newInteractionFields } from '../fixtures/new-interactions';
import { aliceSubject } from '../fixtures/subjects';

const INTERNAL = { ok: false, failure: { code: 'internal' } };

const bug = () => {
  throw new TypeError('a bug with a secret\n    at https://crm.example.com/secret:1:1');
};

/** The name and the place of the bug, without its message. */
const WHERE = expect.stringMatching(/^TypeError\n {4}at [^\n]*\bbug\b(?!.*secret)/s);

/** Lets one of the calls to Flex throw, which none of them should. */
const breaking =
  (call: keyof OperationContext['flex']) =>
  (context: OperationContext): OperationContext => ({ ...context, flex: { ...context.flex, [call]: bug } });

const intact = (context: OperationContext) => context;

describe('an exception', () => {
  test('is logged with the operation and the person', async () => {
    const harness = new Harness();
    harness.alter = bug;
    const request = newAttachRequest(aliceSubject(harness));
    expect(await harness.as('alice', 'attach', request)).toEqual(INTERNAL);
    expect(harness.log).toEqual([
      {
        event: 'attach',
        actor: 'alice',
        interaction: request.interactionSid,
        operation: request.operationId,
        outcome: 'internal',
        error: WHERE,
      },
    ]);
  });

  test('of the receiver is logged, and answers Twilio with 500', async () => {
    const harness = new Harness();
    expect(
      await harness.receive({
        get a() {
          return bug();
        },
      }),
    ).toBe(500);
    expect(harness.log).toEqual([{ event: 'receive', outcome: 'internal', error: WHERE }]);
  });

  test('of the endpoint for programs is logged, and answers with 500', async () => {
    const harness = new Harness();
    expect(
      await harness.askForNewInteraction({
        ...newInteractionFields(harness),
        get destinations() {
          return bug();
        },
      }),
    ).toMatchObject({ statusCode: 500, body: INTERNAL });
    expect(harness.log).toEqual([{ event: 'for-new-interaction', outcome: 'internal', error: WHERE }]);
  });

  test('of the scheduled sweep is logged, and answers with 500', async () => {
    const harness = new Harness();
    expect(
      await harness.sweepAsScheduler({
        get from() {
          return bug();
        },
      }),
    ).toMatchObject({
      statusCode: 500,
      body: INTERNAL,
    });
    expect(harness.log).toEqual([{ event: 'sweep-scheduled', outcome: 'internal', error: WHERE }]);
  });
});

describe('an exception leaves no lock', () => {
  test('of an edit', async () => {
    const harness = new Harness();
    const webhook = await fetchWebhook(harness, 'sam', registerForeign(harness));
    const request = updateRequest(webhook, { events: ['onParticipantLeft'] });
    for (const call of ['fetchWebhook', 'updateWebhook'] as const) {
      harness.alter = breaking(call);
      expect(await harness.as('sam', 'update', request)).toEqual(INTERNAL);
    }
    harness.alter = intact;
    expect(await harness.as('sam', 'update', request)).toMatchObject({ ok: true });
  });

  test('of a deletion', async () => {
    const harness = new Harness();
    const request = { ttid: registerForeign(harness), version: null };
    harness.alter = breaking('deleteWebhook');
    expect(await harness.as('sam', 'remove', request)).toEqual(INTERNAL);
    harness.alter = intact;
    expect(await harness.as('sam', 'remove', request)).toMatchObject({ ok: true });
  });

  test.each(['registerWebhook', 'fetchInstanceSid'] as const)('of a creation in which %s throws', async (call) => {
    const harness = new Harness();
    const request = createRequest();
    harness.alter = (context) => ({
      ...breaking(call)(context),
      ...(call === 'fetchInstanceSid' && { instance: bug }),
    });
    expect(await harness.as('sam', 'create', request)).toEqual(INTERNAL);
    harness.alter = intact;
    expect(await harness.as('sam', 'create', request)).toMatchObject({ ok: true });
    expect(harness.world.webhooks.size).toBe(1);
  });
});

test('an exception after a creation keeps its result, so that a repetition creates no second webhook', async () => {
  const harness = new Harness();
  const request = createRequest();
  harness.alter = (context) => ({
    ...context,
    settings: {
      ...context.settings,
      get domain() {
        return harness.world.webhooks.size === 0 ? context.settings.domain : bug();
      },
    },
  });
  expect(await harness.as('sam', 'create', request)).toEqual(INTERNAL);
  harness.alter = intact;
  expect(await harness.as('sam', 'create', request)).toMatchObject({ ok: true });
  expect(harness.world.webhooks.size).toBe(1);
});

describe('an exception leaves no claim on the interaction', () => {
  test.each(['registerWebhook', 'bindWebhook'] as const)('after an attach in which %s throws', async (call) => {
    const harness = new Harness();
    const subject = aliceSubject(harness);
    harness.alter = breaking(call);
    expect(await harness.as('alice', 'attach', newAttachRequest(subject))).toEqual(INTERNAL);
    harness.alter = intact;
    expect(await harness.as('alice', 'attach', newAttachRequest(subject))).toMatchObject({ ok: true });
  });

  test.each(['deleteWebhook', 'bindWebhook'] as const)('after a detach in which %s throws', async (call) => {
    const harness = new Harness();
    const subject = aliceSubject(harness);
    const ttid = await attachCrm(harness);
    harness.alter = breaking(call);
    expect(await harness.as('alice', 'detach', newDetachRequest(subject, ttid))).toEqual(INTERNAL);
    harness.alter = intact;
    expect(await harness.as('alice', 'detach', newDetachRequest(subject, ttid))).toMatchObject({
      value: { binding: { state: 'none' } },
    });
  });
});
