/** The adoption of a waiting webhook, if Twilio fails, is slow, or shows something else. */
import { ACCOUNT } from '../../../local/world/model';
import type { InteractionSid } from '../../../src/contract/sids';
import { overwriteWaiting } from '../../fixtures/account-state';
import { deliver, event, eventsIn, timelineNames } from '../../fixtures/events';
import { Harness, type Network } from '../../fixtures/harness';
import {
  errorAnswer,
  failing,
  isConfigurationRead,
  isInteractionRead,
  isRecordCreate,
  isRecordRead,
  isTimelineCreate,
  isWaitingDelete,
  isWaitingRead,
  isWaitingUpdate,
  isWebhookRead,
  isWebhookUpdate,
  losingAnswers,
  RELIABLE,
} from '../../fixtures/network';
import { createInteraction, isWaiting, waitingItems, waitingTtid } from '../../fixtures/new-interactions';
import type { FormFields } from '../../fixtures/plugin-requests';

const RECORDS = 'interaction-webhooks';

/** Returns an account in which a program has created an interaction with a ttid, and a way to deliver its events. */
async function created(changes: FormFields = {}) {
  const harness = new Harness();
  const ttid = await waitingTtid(harness, changes);
  const { events, interaction } = createInteraction(harness, ttid);
  const [first, second] = events;
  if (first === undefined || second === undefined) throw new Error('Twilio sends too few events');
  return {
    harness,
    ttid,
    interaction,
    deliverFirst: () => deliver(harness, first.webhook, first.parameters),
    deliverSecond: () => deliver(harness, second.webhook, second.parameters),
    /** Delivers the second event without the name of its interaction. */
    deliverUnnamed: () => {
      const { InteractionSid: _, ...parameters } = second.parameters;
      return deliver(harness, second.webhook, parameters);
    },
  };
}

const recordMap = ({ sync }: Harness) => sync.service(ACCOUNT.recordsSyncServiceSid).maps;
const recordOf = (harness: Harness, interaction: InteractionSid) =>
  recordMap(harness).find(RECORDS)?.find(interaction)?.data;

const outcomes = ({ log }: Harness) => log.filter((line) => line.event === 'receive').map(({ outcome }) => outcome);

describe('an event is kept nowhere, and can be delivered again, if Twilio fails', () => {
  test.each([
    ['to read what waits', isWaitingRead],
    ['to read the record', isRecordRead],
    ['to read the account', isConfigurationRead],
    ['to read the interaction', isInteractionRead],
    ['to read the webhook', isWebhookRead],
    ['to give what waits to the interaction', isWaitingUpdate],
    ['to write the record', isRecordCreate],
    ['to create the timeline', isTimelineCreate],
  ])('%s', async (_, call) => {
    const { harness, ttid, deliverFirst } = await created();
    harness.network = failing(500, call);
    const status = await deliverFirst();
    harness.network = RELIABLE;
    expect([status, outcomes(harness).at(-1)]).toEqual([503, 'store-unavailable']);
    expect(isWaiting(harness, ttid)).toBe(true);
    expect(await deliverFirst()).toBe(200);
    expect(isWaiting(harness, ttid)).toBe(false);
    expect(eventsIn(harness, timelineNames(harness)[0] ?? '')).toHaveLength(1);
  });
});

test('an event that Twilio refuses to store is not delivered again', async () => {
  const { harness, deliverFirst } = await created();
  harness.network = failing(400, isWaitingUpdate);
  expect(await deliverFirst()).toBe(424);
});

describe('an interaction that Twilio does not show at once', () => {
  /** Answers the first reads of an interaction as if it did not exist. */
  function showingLate(reads: number): Network {
    let left = reads;
    return (request, send) => {
      if (!isInteractionRead(request) || left === 0) return send();
      left -= 1;
      return Promise.resolve(errorAnswer(404));
    };
  }

  test.each([
    ['is read again after 0.3 seconds', 1, 300],
    ['is read a third time after another 0.9 seconds', 2, 1_200],
  ])('%s', async (_, reads, waitMs) => {
    const { harness, deliverFirst } = await created();
    harness.network = showingLate(reads);
    const before = harness.time.now();
    expect(await deliverFirst()).toBe(200);
    expect(harness.time.now() - before).toBe(waitMs);
  });

  test('is not read again without time for it', async () => {
    const { harness, deliverFirst } = await created();
    const late = showingLate(3);
    harness.network = async (request, send) => {
      await harness.time.sleep(isInteractionRead(request) ? 200 : 2_200);
      return late(request, send);
    };
    expect(await deliverFirst()).toBe(503);
    expect(outcomes(harness)).toEqual(['not-bound-yet']);
    expect(harness.sent.filter(isInteractionRead)).toHaveLength(1);
  });

  test('is not read a fourth time', async () => {
    const { harness, deliverFirst } = await created();
    harness.network = showingLate(3);
    expect(await deliverFirst()).toBe(503);
    expect(harness.sent.filter(isInteractionRead)).toHaveLength(3);
  });
});

describe('the record', () => {
  test('is that of an attachment by a program', async () => {
    const { harness, interaction, ttid, deliverFirst } = await created();
    await deliverFirst();
    const id = /r=(\w+)/.exec(harness.world.webhooks.get(ttid)?.url ?? '')?.[1];
    expect(recordOf(harness, interaction)).toMatchObject({
      state: 'bound',
      nonce: harness.world.webhooks.get(ttid)?.friendlyName?.split(' ').at(-1),
      operationId: '',
      taskSid: null,
      workerSid: null,
      attachedBy: null,
      attachedAt: '2026-01-01T00:00:00.000Z',
      abandoned: [],
      relay: { id, destinations: [{ id: 'crm' }, { id: 'inspector' }] },
      timeline: `interaction-webhook-${id}`,
      isSettled: false,
      ttid,
    });
  });

  test('names no timeline without the inspector, and none is created', async () => {
    const { harness, interaction, deliverFirst } = await created({ destinations: 'crm' });
    expect(await deliverFirst()).toBe(200);
    expect(recordOf(harness, interaction)).toMatchObject({ timeline: null });
    expect(timelineNames(harness)).toEqual([]);
  });

  /** Binds another waiting webhook, and returns its first event and its ttid. */
  async function anotherWebhook(harness: Harness, interaction: InteractionSid) {
    const ttid = await waitingTtid(harness, { requestId: 'aaaaaaaa-0000-4000-8000-000000000002' });
    harness.world.bindWebhook(interaction, ttid);
    const webhook = harness.world.webhooks.get(ttid);
    if (webhook === undefined) throw new Error('The webhook is gone');
    const parameters = { ...event(harness, 'onParticipantUpdated'), InteractionSid: interaction };
    return { ttid, deliverTo: () => deliver(harness, webhook, parameters) };
  }

  test('remembers the webhook before', async () => {
    const { harness, interaction, ttid, deliverFirst } = await created();
    await deliverFirst();
    const second = await anotherWebhook(harness, interaction);
    // Until then, the record could be that of an attach in progress.
    await harness.pass(15_000);
    expect(await second.deliverTo()).toBe(200);
    expect(recordOf(harness, interaction)).toMatchObject({ ttid: second.ttid, abandoned: [ttid] });
  });

  test('that another program has written in between is replaced', async () => {
    const { harness, interaction, ttid, deliverFirst } = await created();
    let hasWritten = false;
    harness.network = (request, send) => {
      if (isRecordCreate(request) && !hasWritten) {
        hasWritten = true;
        recordMap(harness).get(RECORDS).put(interaction, { data: {} }, { by: 'system' });
      }
      return send();
    };
    expect(await deliverFirst()).toBe(200);
    expect(recordOf(harness, interaction)).toMatchObject({ state: 'bound', ttid });
  });

  test('that another invocation has written in between is not overwritten', async () => {
    const { harness, interaction, deliverFirst } = await created();
    const other = createInteraction(
      harness,
      await waitingTtid(harness, { requestId: 'aaaaaaaa-0000-4000-8000-000000000002' }),
      'Omar Haddad',
    );
    const [first] = other.events;
    if (first === undefined) throw new Error('Twilio sends no event');
    await deliver(harness, first.webhook, first.parameters);
    const data = recordOf(harness, other.interaction) ?? {};
    harness.network = (request, send) => {
      if (isRecordCreate(request)) recordMap(harness).get(RECORDS).put(interaction, { data }, { by: 'system' });
      return send();
    };
    expect(await deliverFirst()).toBe(503);
    expect(outcomes(harness).at(-1)).toBe('attachment-claimed');
    expect(recordOf(harness, interaction)).toEqual(data);
  });

  test('decides about a late event, if the interaction does not hold the webhook anymore', async () => {
    const { harness, interaction, deliverFirst, deliverSecond } = await created();
    await deliverFirst();
    harness.world.bindWebhook(interaction, null);
    expect(await deliverSecond()).toBe(200);
  });

  test('is not overwritten while an attach may be in progress', async () => {
    const { harness, interaction, ttid, deliverFirst } = await created();
    await deliverFirst();
    const second = await anotherWebhook(harness, interaction);
    expect(await second.deliverTo()).toBe(503);
    expect(outcomes(harness).at(-1)).toBe('attachment-claimed');
    expect(recordOf(harness, interaction)).toMatchObject({ ttid });
  });
});

describe('an event that names no interaction', () => {
  test('belongs to the one that has got what waits', async () => {
    const { harness, deliverFirst, deliverUnnamed } = await created();
    harness.network = failing(500, isRecordCreate);
    await deliverFirst();
    harness.network = RELIABLE;
    expect(await deliverUnnamed()).toBe(200);
  });
});

test('a second interaction gets nothing, although the adoption of the first one was cut off', async () => {
  const { harness, ttid, deliverFirst } = await created();
  harness.network = failing(500, isRecordCreate);
  await deliverFirst();
  harness.network = RELIABLE;
  const second = createInteraction(harness, ttid, 'Omar Haddad');
  const [event] = second.events;
  expect(event && (await deliver(harness, event.webhook, event.parameters))).toBe(404);
  expect(outcomes(harness).at(-1)).toBe('other-interaction');
  expect(recordOf(harness, second.interaction)).toBeUndefined();
});

describe('what waits', () => {
  test('is removed by the next event, if the first one could not', async () => {
    const { harness, deliverFirst, deliverSecond } = await created();
    harness.network = failing(500, isWaitingDelete);
    expect(await deliverFirst()).toBe(200);
    expect(waitingItems(harness)).toHaveLength(1);
    harness.network = RELIABLE;
    expect(await deliverSecond()).toBe(200);
    expect(waitingItems(harness)).toEqual([]);
  });

  test.each([
    ['if Twilio does not answer', losingAnswers(isWaitingUpdate)],
    ['if the adoption is cut off afterwards', failing(500, isRecordCreate)],
  ])('is given to the interaction once, %s', async (_, network) => {
    const { harness, deliverFirst, deliverSecond } = await created();
    harness.network = network;
    await deliverFirst();
    harness.network = RELIABLE;
    expect(await deliverSecond()).toBe(200);
    expect(harness.sent.filter(isWaitingUpdate)).toHaveLength(1);
  });

  test('lives as long as a record once an interaction has got it', async () => {
    const { harness, deliverFirst } = await created();
    harness.network = failing(500, isRecordCreate);
    await deliverFirst();
    await harness.pass(179 * 24 * 3_600_000);
    expect(waitingItems(harness)).toHaveLength(1);
    await harness.pass(2 * 24 * 3_600_000);
    expect(waitingItems(harness)).toEqual([]);
  });

  test('is read again if it has changed in between', async () => {
    const { harness, deliverFirst, interaction } = await created();
    harness.network = changingWhatWaits(harness, 2);
    expect(await deliverFirst()).toBe(200);
    expect(recordOf(harness, interaction)).toMatchObject({ state: 'bound' });
  });

  test('is read three times at most', async () => {
    const { harness, deliverFirst } = await created();
    harness.network = changingWhatWaits(harness, 3);
    expect(await deliverFirst()).toBe(503);
    expect(outcomes(harness).at(-1)).toBe('attachment-claimed');
  });

  /** Changes what waits just before it is given to the interaction, this many times. */
  function changingWhatWaits(harness: Harness, times: number): Network {
    let left = times;
    return (request, send) => {
      const [item] = waitingItems(harness);
      if (isWaitingUpdate(request) && left > 0 && item !== undefined) {
        left -= 1;
        overwriteWaiting(harness, item.key, item.data);
      }
      return send();
    };
  }
});

test('the log and the audit name the interaction and the webhook', async () => {
  const { harness, interaction, ttid, deliverFirst } = await created();
  await deliverFirst();
  expect(harness.log).toContainEqual({ event: 'adopted', interaction, ttid });
  const audited = harness.sent.filter(({ body }) => decodeURIComponent(body).includes('"attached"'));
  expect(audited).toHaveLength(1);
  expect(decodeURIComponent(audited[0]?.body ?? '')).toContain(interaction);
});

describe('a webhook that is renamed', () => {
  test('keeps its events, its method and its nonce', async () => {
    const { harness, ttid, deliverFirst } = await created();
    // The name has whole seconds.
    await harness.pass(700);
    const before = { ...harness.world.webhooks.get(ttid) };
    await deliverFirst();
    const after = harness.world.webhooks.get(ttid);
    expect([after?.events, after?.method]).toEqual([before.events, before.method]);
    expect(after?.friendlyName).toMatch(/ 2026-01-01T00:00:00Z [0-9a-f]{16}$/);
    expect(after?.friendlyName?.split(' ').at(-1)).toBe(before.friendlyName?.split(' ').at(-1));
  });

  test('is renamed once, and what waited is removed once', async () => {
    const { harness, deliverFirst, deliverSecond } = await created();
    await deliverFirst();
    await deliverSecond();
    expect(harness.sent.filter(isWebhookUpdate)).toHaveLength(1);
    expect(harness.sent.filter(isWaitingDelete)).toHaveLength(1);
  });
});
