/** The steps of random traffic: requests of users, and events that happen without them. */
import fc from 'fast-check';
import { timelineAt } from '../../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { formFields } from '../../../src/contract/encoding';
import type { Endpoint, Request, Subject } from '../../../src/contract/endpoints';
import { EVENT_NAMES } from '../../../src/contract/events';
import type { OutboxPosition, PageCursor, SweepPosition } from '../../../src/contract/paging';
import type { Ttid } from '../../../src/contract/sids';
import { WEBHOOK_METHODS, WEBHOOK_TYPES } from '../../../src/contract/webhooks';
import { deliver, deliverCaused, event } from '../../fixtures/events';
import { to } from '../../fixtures/interaction-requests';
import { createInteraction } from '../../fixtures/new-interactions';
import { ABSENT_ENTRY, ABSENT_TTID } from '../../fixtures/subjects';
import { type Driver, USERS } from './driver';

export interface Context {
  readonly driver: Driver;
  readonly subjects: { readonly alice: Subject; readonly bob: Subject };
}

export type Step = (context: Context) => unknown;

interface Weighted {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Step>;
}

/** @param weight How often the step happens, compared with others. */
const step = <C>(
  weight: number,
  choices: fc.Arbitrary<C>,
  take: (chosen: C, context: Context) => unknown,
): Weighted => ({
  weight,
  arbitrary: choices.map((chosen) => (context) => take(chosen, context)),
});

const identity = fc.constantFrom(...USERS);
const owner = fc.constantFrom('alice' as const, 'bob' as const);
/** Selects one of the existing webhooks. Null stands for one that does not exist. */
const index = fc.option(fc.nat(), { freq: 6 });
const type = fc.constantFrom(...WEBHOOK_TYPES);
const fields = fc.record({
  method: fc.constantFrom(...WEBHOOK_METHODS),
  events: fc.subarray([...EVENT_NAMES], { minLength: 1 }),
  friendlyName: fc.constantFrom(null, 'Orders', 'a "name" & more'),
});

function ttidOf({ harness }: Driver, index: number | null): Ttid {
  const ttids = [...harness.world.webhooks.keys()] as Ttid[];
  return (index === null ? undefined : ttids[index % ttids.length]) ?? ABSENT_TTID;
}

/** Requests of users. An endpoint without a step does not compile. */
const REQUESTS: Readonly<Record<Endpoint, Weighted>> = {
  status: step(2, fc.record({ identity, owner }), ({ identity, owner }, { driver, subjects }) =>
    driver.status(identity, subjects[owner]),
  ),
  attach: step(
    10,
    fc.record({ identity, owner, seesBinding: fc.boolean(), destination: fc.constantFrom('crm', 'inspector') }),
    ({ identity, owner, seesBinding, destination }, { driver, subjects }) => {
      const seen = seesBinding ? driver.bound(subjects[owner]) : null;
      return driver.attach(identity, subjects[owner], seen, to(destination));
    },
  ),
  detach: step(4, fc.record({ identity, owner, index }), ({ identity, owner, index }, { driver, subjects }) =>
    driver.detach(identity, subjects[owner], ttidOf(driver, index)),
  ),
  changeDestinations: step(
    4,
    fc.record({ identity, owner, add: fc.subarray(['crm', 'inspector']), remove: fc.subarray(['crm', 'inspector']) }),
    ({ identity, owner, add, remove }, { driver, subjects }) => {
      const ttid = driver.bound(subjects[owner]) ?? ABSENT_TTID;
      return driver.harness.as(identity, 'changeDestinations', { ...subjects[owner], ttid, add, url: null, remove });
    },
  ),
  sendAgain: step(1, fc.record({ identity, owner }), ({ identity, owner }, { driver: { harness }, subjects }) =>
    harness.as(identity, 'sendAgain', { ...subjects[owner], event: null, destination: null }),
  ),
  finish: step(1, fc.record({ identity, owner }), ({ identity, owner }, { driver: { harness }, subjects }) =>
    harness.as(identity, 'finish', subjects[owner]),
  ),
  list: step(
    1,
    fc.record({ identity, type, from: fc.constantFrom(null, '1' as PageCursor) }),
    ({ identity, ...request }, { driver: { harness } }) => harness.as(identity, 'list', request),
  ),
  resolve: step(
    1,
    fc.record({ identity, indexes: fc.array(index, { minLength: 1, maxLength: 3 }) }),
    ({ identity, indexes }, { driver }) =>
      driver.harness.as(identity, 'resolve', { ttids: indexes.map((index) => ttidOf(driver, index)) }),
  ),
  fetch: step(1, fc.record({ identity, index }), ({ identity, index }, { driver }) =>
    driver.harness.as(identity, 'fetch', { ttid: ttidOf(driver, index) }),
  ),
  create: step(
    2,
    fc.record({ identity, type, fields, isTwice: fc.boolean() }),
    ({ identity, type, fields, isTwice }, { driver }) => {
      const request = { ...fields, type, destination: 'crm', operationId: driver.nextOperationId() };
      return sendConcurrently(driver, isTwice ? [identity, identity] : [identity], 'create', request);
    },
  ),
  update: step(
    3,
    fc.record({ identity, index, fields, destination: fc.constantFrom(null, 'crm'), isTwice: fc.boolean() }),
    async ({ identity, index, fields, destination, isTwice }, { driver }) => {
      const ttid = ttidOf(driver, index);
      const fetched = await driver.harness.as(identity, 'fetch', { ttid });
      const version = fetched.ok ? fetched.value.webhook.version : 'unseen';
      return sendConcurrently(driver, isTwice ? [identity, 'ada'] : [identity], 'update', {
        ...fields,
        ttid,
        version,
        destination,
      });
    },
  ),
  remove: step(2, fc.record({ identity, index }), ({ identity, index }, { driver }) =>
    driver.harness.as(identity, 'remove', { ttid: ttidOf(driver, index), version: null }),
  ),
  sweep: step(
    2,
    fc.record({
      identity,
      from: fc.constantFrom(null, '1' as SweepPosition, '2' as SweepPosition),
      isRehearsal: fc.boolean(),
    }),
    ({ identity, ...request }, { driver }) => driver.harness.as(identity, 'sweep', request),
  ),
  audit: step(
    1,
    fc.record({ identity, before: fc.option(fc.nat({ max: 20 })) }),
    ({ identity, before }, { driver: { harness } }) => harness.as(identity, 'audit', { before }),
  ),
  listDestinations: step(1, identity, (identity, { driver: { harness } }) =>
    harness.as(identity, 'listDestinations', {}),
  ),
  listUndelivered: step(
    1,
    fc.record({ identity, from: fc.constantFrom(null, '3' as OutboxPosition) }),
    ({ identity, from }, { driver: { harness } }) => harness.as(identity, 'listUndelivered', { from }),
  ),
  /** Sends the first event of the list again, or one that does not exist. */
  sendUndelivered: step(1, identity, async (identity, { driver: { harness } }) => {
    const listed = await harness.as(identity, 'listUndelivered', { from: null });
    const id = (listed.ok ? listed.value.entries[0]?.id : undefined) ?? ABSENT_ENTRY;
    return harness.as(identity, 'sendUndelivered', { id });
  }),
  testDestination: step(
    1,
    fc.record({ identity, destination: fc.constantFrom('crm', 'inspector', 'https://hooks.example.com/in?a=1') }),
    ({ identity, destination }, { driver: { harness } }) => harness.as(identity, 'testDestination', { destination }),
  ),
};

/** Sends the same request for several users at the same time. */
function sendConcurrently<E extends Endpoint>(
  { harness }: Driver,
  identities: readonly string[],
  name: E,
  request: Request<E>,
) {
  const answers = identities.map((identity) =>
    harness.invoke(name, { Token: harness.tokenOf(identity), ...formFields(request) }),
  );
  return harness.time.run(Promise.all(answers));
}

const newInteraction = fc.record({
  destinations: fc.constantFrom('crm', 'inspector', 'crm,inspector', 'nowhere'),
  isRepeated: fc.boolean(),
  isUsed: fc.boolean(),
});

/** Events that happen without a request of a user. */
const EVENTS: readonly Weighted[] = [
  step(2, fc.record({ owner, type }), ({ owner, type }, { driver, subjects }) =>
    driver.bindForeign(subjects[owner], type),
  ),
  step(1, fc.record({ owner, minutes: fc.nat({ max: 30 }) }), ({ owner, minutes }, { driver, subjects }) =>
    driver.leaveOrphan(subjects[owner].interactionSid, minutes),
  ),
  // Another program deletes the bound webhook.
  step(1, owner, (owner, { driver, subjects }) =>
    driver.harness.world.webhooks.delete(driver.bound(subjects[owner]) ?? ''),
  ),
  step(1, fc.record({ owner, isEnded: fc.boolean() }), ({ owner, isEnded }, { driver: { harness }, subjects }) =>
    harness.world.closeChannel(subjects[owner].channelSid, isEnded ? 'closed' : 'wrapup'),
  ),
  step(4, fc.record({ owner, isClosing: fc.boolean() }), ({ owner, isClosing }, { driver, subjects }) =>
    receive(driver, subjects[owner], isClosing),
  ),
  // A program asks for a webhook, and may create an interaction with it.
  step(3, newInteraction, async ({ destinations, isRepeated, isUsed }, { driver }) => {
    const request = { requestId: driver.nextOperationId(), destinations };
    const first = await driver.askForNew(request);
    const asked = isRepeated ? await driver.askForNew(request) : first;
    if (!asked.ok || !isUsed) return;
    for (const { webhook, parameters } of createInteraction(driver.harness, asked.value.ttid).events) {
      await deliver(driver.harness, webhook, parameters);
    }
  }),
  step(2, fc.nat({ max: 1_200 }), (seconds, { driver }) => driver.waitSeconds(seconds)),
];

/** Delivers an event if the inspector is attached: an update, or what the end of the conversation causes. */
async function receive(driver: Driver, subject: Subject, isClosing: boolean) {
  const { harness } = driver;
  const webhook = harness.world.webhooks.get(driver.bound(subject) ?? '');
  if (webhook === undefined || timelineAt(FUNCTIONS_DOMAIN, webhook.url) === null) return;
  if (isClosing) return deliverCaused(harness, () => harness.world.closeChannel(subject.channelSid, 'wrapup'));
  const { interactionSid: InteractionSid, channelSid: ChannelSid } = subject;
  await deliver(harness, webhook, { ...event(harness, 'onParticipantUpdated'), InteractionSid, ChannelSid });
}

export const anyStep: fc.Arbitrary<Step> = fc.oneof(...Object.values(REQUESTS), ...EVENTS);
