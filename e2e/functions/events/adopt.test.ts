/** The first event of an interaction that was created with a waiting webhook, and the events after it. */
import type { DialRequest } from '../../../functions/lib/dial/dial';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ASSUMED, type Behavior } from '../../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../../local/world/model';
import type { Subject } from '../../../src/contract/endpoints';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { allWebhooks, boundTtid, deleteRecord } from '../../fixtures/account-state';
import { newAttachRequest } from '../../fixtures/attachments';
import { deliver, deliveryEvent, eventsIn, timelineNames } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import {
  delaying,
  failing,
  isInteractionRead,
  isRecordCreate,
  isWebhookUpdate,
  losingAnswers,
  RELIABLE,
} from '../../fixtures/network';
import { createInteraction, isWaiting, waitingItems, waitingTtid } from '../../fixtures/new-interactions';
import type { FormFields } from '../../fixtures/plugin-requests';
import { answered, recordDials } from '../../fixtures/relay';

const HOUR_MS = 3_600_000;

/** Returns an account in which a program has created an interaction with a ttid, and the events that Twilio sends. */
async function created(behavior: Partial<Behavior> = {}) {
  const harness = new Harness({ ...ASSUMED, ...behavior });
  const dialed: readonly DialRequest[] = recordDials(harness, () => answered(200));
  const ttid = await waitingTtid(harness);
  return { harness, dialed, ttid, ...createInteraction(harness, ttid) };
}

async function deliverAll({ harness, events }: Pick<Awaited<ReturnType<typeof created>>, 'harness' | 'events'>) {
  const statuses: number[] = [];
  for (const { webhook, parameters } of events) statuses.push(await deliver(harness, webhook, parameters));
  return statuses;
}

const recordOf = ({ sync }: Harness, interaction: string) =>
  sync.service(ACCOUNT.recordsSyncServiceSid).maps.find('interaction-webhooks')?.find(interaction)?.data;

/** Lets Alice accept the task of an interaction. */
function acceptedSubject({ world }: Harness, interactionSid: InteractionSid): Subject {
  const channel = [...world.channels.values()].find((one) => one.interactionSid === interactionSid);
  const reservation = [...world.reservations.values()].at(-1);
  if (channel === undefined || reservation === undefined) throw new Error('The interaction has no task');
  world.accept(reservation.sid);
  return { interactionSid, channelSid: channel.sid as ChannelSid, taskSid: reservation.taskSid as TaskSid };
}

function loseWaiting({ sync }: Harness) {
  const map = sync.service(ACCOUNT.recordsSyncServiceSid).maps.get('interaction-webhooks-new');
  for (const { key } of map.items()) map.remove(key);
}

const outcomes = ({ log }: Harness) => log.filter(({ event }) => event === 'receive').map(({ outcome }) => outcome);

test('the first event makes the webhook an attachment of its interaction', async () => {
  const { harness, dialed, ttid, interaction, events } = await created();
  const [first] = events;
  if (first === undefined) throw new Error('Twilio sends no event');
  expect(await deliver(harness, first.webhook, first.parameters)).toBe(200);
  expect(harness.world.webhooks.get(ttid)).toMatchObject({
    url: expect.stringMatching(new RegExp(`\\?r=[0-9a-f]{32}&i=${interaction}$`)),
    friendlyName: expect.stringMatching(new RegExp(`^interaction-webhooks ${interaction} `)),
  });
  expect(recordOf(harness, interaction)).toMatchObject({ state: 'bound', ttid, attachedBy: null });
  expect(waitingItems(harness)).toEqual([]);
  expect(dialed).toHaveLength(1);
  expect(eventsIn(harness, timelineNames(harness)[0] ?? '').map(({ type }) => type)).toEqual(['onInteractionCreated']);
});

test('all events of the creation arrive, although Twilio has sent them to the first URL', async () => {
  const { harness, dialed, events, interaction } = await created();
  expect(await deliverAll({ harness, events })).toEqual(events.map(() => 200));
  const types = events.map(({ parameters }) => parameters.EventType);
  expect(types.slice(0, 2)).toEqual(['onInteractionCreated', 'onChannelCreated']);
  expect(eventsIn(harness, timelineNames(harness)[0] ?? '').map(({ type }) => type)).toEqual(types);
  expect(dialed).toHaveLength(types.length);
  expect(boundTtid(harness, interaction)).not.toBeNull();
});

test('the panel and the audit show it like any other attachment', async () => {
  const { harness, events, interaction, ttid } = await created();
  await deliverAll({ harness, events });
  const subject = acceptedSubject(harness, interaction);
  expect(await harness.as('alice', 'status', subject)).toMatchObject({
    value: {
      binding: {
        state: 'attached',
        ttid,
        route: 'relayed',
        attachedBy: null,
        destinations: [{ id: 'crm', addedBy: null }, { id: 'inspector' }],
      },
      canDetach: true,
    },
  });
  const audit = await harness.as('sam', 'audit', { before: null });
  expect(audit).toMatchObject({
    value: {
      entries: [
        { action: 'attached', actor: null, webhooks: [{ ttid, interactionSid: interaction }] },
        { action: 'created', actor: null, webhooks: [{ ttid, interactionSid: null }] },
      ],
    },
  });
  expect(await harness.as('alice', 'attach', newAttachRequest(subject, { seenTtid: ttid }))).toMatchObject({
    ok: true,
  });
});

test('all events at the same moment lead to one attachment', async () => {
  const { harness, dialed, events, interaction } = await created();
  harness.network = delaying(harness, 50);
  const statuses = await Promise.all(events.map(({ webhook, parameters }) => deliver(harness, webhook, parameters)));
  expect(statuses).toEqual(events.map(() => 200));
  expect(dialed).toHaveLength(events.length);
  expect(timelineNames(harness)).toHaveLength(1);
  expect(recordOf(harness, interaction)).toMatchObject({ state: 'bound' });
});

describe('settings that change while a webhook waits', () => {
  const firstEventUnder = async ({ harness, events }: Awaited<ReturnType<typeof created>>, variables: FormFields) => {
    const [first] = events;
    if (first === undefined) throw new Error('Twilio sends no event');
    return harness.receive(deliveryEvent(first.webhook, first.parameters), variables);
  };

  test('switched off: it gets its interaction all the same', async () => {
    const account = await created();
    expect(await firstEventUnder(account, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' })).toBe(200);
    expect(isWaiting(account.harness, account.ttid)).toBe(false);
    expect(account.dialed).toHaveLength(1);
  });

  test('a destination that was removed gets nothing, and the others do', async () => {
    const account = await created();
    const { DESTINATION_CRM: _, ...variables } = FUNCTION_VARIABLES;
    expect(await firstEventUnder(account, variables)).toBe(200);
    expect(account.dialed).toEqual([]);
    expect(eventsIn(account.harness, timelineNames(account.harness)[0] ?? '')).toHaveLength(1);
  });
});

test('its destinations are kept for 25 hours', async () => {
  const harness = new Harness();
  await waitingTtid(harness);
  await harness.pass(25 * HOUR_MS - 1);
  expect(waitingItems(harness)).toHaveLength(1);
  await harness.pass(1);
  expect(waitingItems(harness)).toEqual([]);
});

describe('an adoption that was cut off', () => {
  test.each([
    ['before the record', isRecordCreate, 503],
    ['before the webhook has its name', isWebhookUpdate, 200],
  ])('%s is completed by the next event', async (_, cut, answer) => {
    const { harness, events, interaction, ttid } = await created();
    const [first, second] = events;
    if (first === undefined || second === undefined) throw new Error('Twilio sends too few events');
    harness.network = failing(500, cut);
    expect(await deliver(harness, first.webhook, first.parameters)).toBe(answer);
    expect(isWaiting(harness, ttid)).toBe(true);
    harness.network = RELIABLE;
    expect(await deliver(harness, second.webhook, second.parameters)).toBe(200);
    expect(isWaiting(harness, ttid)).toBe(false);
    expect(recordOf(harness, interaction)).toMatchObject({ state: 'bound', ttid });
    expect(waitingItems(harness)).toEqual([]);
  });

  test('is not repeated if Twilio only did not answer', async () => {
    const { harness, events, ttid } = await created();
    harness.network = losingAnswers(isWebhookUpdate, isRecordCreate);
    expect(await deliverAll({ harness, events })).toEqual(events.map(() => 200));
    expect(isWaiting(harness, ttid)).toBe(false);
  });
});

describe('an interaction that cannot be read at its first event', () => {
  test('is read again for more than a second', async () => {
    const { harness, events, ttid } = await created({ interactionsAppearAfterMs: 1_200 });
    expect(await deliverAll({ harness, events })).toEqual(events.map(() => 200));
    expect(isWaiting(harness, ttid)).toBe(false);
  });

  test('gets its attachment with a later event', async () => {
    const { harness, events, ttid } = await created({ interactionsAppearAfterMs: 2_000 });
    const [first, ...others] = events;
    if (first === undefined) throw new Error('Twilio sends no event');
    expect(await deliver(harness, first.webhook, first.parameters)).toBe(503);
    expect(outcomes(harness)).toEqual(['not-bound-yet']);
    expect(await deliverAll({ harness, events: others })).toEqual(others.map(() => 200));
    expect(isWaiting(harness, ttid)).toBe(false);
  });
});

test('a report without an interaction belongs to the one that an earlier event has named', async () => {
  const { harness, events } = await created();
  const [first, second] = events;
  if (first === undefined || second === undefined) throw new Error('Twilio sends too few events');
  harness.network = failing(500, isWebhookUpdate);
  await deliver(harness, first.webhook, first.parameters);
  const { InteractionSid: _, ...parameters } = second.parameters;
  const failed = { ...parameters, EventType: 'onChannelCreateFailed', ErrorCode: '45770', ErrorMessage: 'Failed' };
  expect(await deliver(harness, second.webhook, failed)).toBe(200);
  expect(eventsIn(harness, timelineNames(harness)[0] ?? '').map(({ type }) => type)).toEqual([
    'onInteractionCreated',
    'onChannelCreateFailed',
  ]);
});

describe('an event is kept nowhere', () => {
  test('if the interaction does not show the webhook yet, and the next one is', async () => {
    const { harness, events, ttid } = await created();
    const [first, second] = events;
    if (first === undefined || second === undefined) throw new Error('Twilio sends too few events');
    harness.network = failing(404, isInteractionRead);
    expect(await deliver(harness, first.webhook, first.parameters)).toBe(503);
    expect(outcomes(harness)).toEqual(['not-bound-yet']);
    harness.network = RELIABLE;
    expect(await deliver(harness, second.webhook, second.parameters)).toBe(200);
    expect(isWaiting(harness, ttid)).toBe(false);
  });

  test('if the interaction holds another webhook', async () => {
    const { harness, events, interaction } = await created();
    harness.world.bindWebhook(
      interaction,
      await waitingTtid(harness, { requestId: 'aaaaaaaa-0000-4000-8000-00000000000b' }),
    );
    expect(await deliverAll({ harness, events })).toEqual(events.map(() => 404));
    expect(timelineNames(harness)).toEqual([]);
    expect(waitingItems(harness)).toHaveLength(2);
  });

  test('if another interaction has got the attachment', async () => {
    const { harness, events, ttid } = await created();
    const second = createInteraction(harness, ttid, 'Omar');
    await deliverAll({ harness, events });
    harness.log.length = 0;
    expect(await deliverAll({ harness, events: second.events })).toEqual(second.events.map(() => 404));
    expect(new Set(outcomes(harness))).toEqual(new Set(['other-interaction']));
    expect(eventsIn(harness, timelineNames(harness)[0] ?? '')).toHaveLength(events.length);
    expect(recordOf(harness, second.interaction)).toBeUndefined();
  });

  test('if another interaction gets the attachment at the same moment', async () => {
    const { harness, events, ttid, interaction } = await created();
    const second = createInteraction(harness, ttid, 'Omar');
    harness.network = delaying(harness, 50);
    await Promise.all(
      [events[0], second.events[0]].map((event) => event && deliver(harness, event.webhook, event.parameters)),
    );
    const recorded = [interaction, second.interaction].filter((sid) => recordOf(harness, sid) !== undefined);
    expect(recorded).toHaveLength(1);
    expect(harness.world.webhooks.get(ttid)?.friendlyName).toContain(recorded[0]);
  });

  test('if the event names no interaction, and none is known', async () => {
    const { harness, events } = await created();
    const [first] = events;
    if (first === undefined) throw new Error('Twilio sends no event');
    const { InteractionSid: _, ...parameters } = first.parameters;
    expect(await deliver(harness, first.webhook, parameters)).toBe(404);
    expect(outcomes(harness)).toEqual(['unknown-attachment']);
  });
});

test('without its destinations, the webhook still gets the name of its interaction', async () => {
  const { harness, events, interaction, ttid } = await created();
  loseWaiting(harness);
  expect((await deliverAll({ harness, events }))[0]).toBe(404);
  expect(harness.world.webhooks.get(ttid)?.friendlyName).toContain(interaction);
});

test('a webhook whose last step was cut off gets its name, although what waited has expired since', async () => {
  const { harness, events, interaction, ttid } = await created();
  const [first, second] = events;
  if (first === undefined || second === undefined) throw new Error('Twilio sends too few events');
  harness.network = failing(500, isWebhookUpdate);
  await deliver(harness, first.webhook, first.parameters);
  harness.network = RELIABLE;
  loseWaiting(harness);
  expect(await deliver(harness, second.webhook, second.parameters)).toBe(200);
  expect(harness.world.webhooks.get(ttid)?.friendlyName).toContain(interaction);
});

test('a lost record does no harm: the webhook has the name of its interaction', async () => {
  const { harness, events, interaction, ttid } = await created();
  await deliverAll({ harness, events });
  deleteRecord(harness, interaction);
  await harness.pass(48 * HOUR_MS);
  await harness.as('sam', 'sweep', { from: null, isRehearsal: false });
  expect(allWebhooks(harness).map((webhook) => webhook.ttid)).toEqual([ttid]);
});
