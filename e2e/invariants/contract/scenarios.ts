/** Scripted scenarios, so that every kind of exchange happens. */
import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../../local/world/model';
import type { Answer, Subject } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { PageCursor, SweepPosition } from '../../../src/contract/paging';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { PAGINGS } from '../../fixtures/behavior';
import { fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import { deliver, deliverCaused, event } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { to } from '../../fixtures/interaction-requests';
import { createInteraction, newInteractionFields, waitingItems } from '../../fixtures/new-interactions';
import { answered } from '../../fixtures/relay';
import { unwrap } from '../../fixtures/results';
import { ABSENT_TTID, absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { ExchangeChecker } from './check-exchange';
import { Driver, ttidIn } from './driver';
import { type Delivery, observe } from './observe';

type Scenario = (driver: Driver, alice: Subject, bob: Subject, deliveries: Delivery[]) => Promise<unknown>;

const absentSubject: Subject = {
  taskSid: absentSid<TaskSid>('WT'),
  interactionSid: absentSid<InteractionSid>('KD'),
  channelSid: absentSid<ChannelSid>('UO'),
};

/** `deliveries` applies to the next requests. Once it is used up, all requests arrive. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'the first attach of the account, then one cold and one warm': async (driver, alice, bob) => {
    await driver.attach('alice', alice, null);
    await driver.attach('bob', bob, null);
    await driver.attach('sam', alice, driver.bound(alice));
  },
  'the same submit twice': async (driver, alice) => {
    const operationId = driver.nextOperationId();
    await driver.attach('alice', alice, null, { operationId });
    await driver.attach('alice', alice, null, { operationId });
  },
  'two attaches at the same time': async (driver, alice) => {
    const { harness } = driver;
    const fields = { ...alice, destinations: 'crm', events: 'onParticipantLeft', seenTtid: '' };
    const attaches = ['alice', 'sam'].map((identity) =>
      harness.invoke('attach', { ...fields, Token: harness.tokenOf(identity), operationId: driver.nextOperationId() }),
    );
    await harness.time.run(Promise.all(attaches));
  },
  'the inspector, from attaching to its last event': async (driver, alice) => {
    const { harness } = driver;
    const first = ttidIn(await driver.attach('alice', alice, null, to('inspector')));
    await driver.attach('alice', alice, first, to('inspector'));
    const webhook = harness.world.webhooks.get(driver.bound(alice) ?? '');
    if (webhook === undefined) throw new Error('No webhook is attached');
    await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
    await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
    await deliverCaused(harness, () => harness.world.closeChannel(alice.channelSid, 'wrapup'));
    await driver.status('alice', alice);
  },
  'an event that a destination gets only when it is sent again from the console': async (driver, alice) => {
    const { harness } = driver;
    harness.dial = async () => answered(503);
    await driver.attach('sam', alice, null, { destinations: ['crm', 'quality'] });
    const webhook = harness.world.webhooks.get(driver.bound(alice) ?? '');
    if (webhook === undefined) throw new Error('No webhook is attached');
    await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
    const { entries } = unwrap(await harness.as('sam', 'listUndelivered', { from: null }));
    harness.dial = async () => answered(200);
    for (const { id } of entries) unwrap(await harness.as('sam', 'sendUndelivered', { id }));
  },
  'replacing a foreign webhook, and binding it again': async (driver, alice) => {
    const foreign = driver.bindForeign(alice, 'interaction', 'by hand');
    await driver.attach('alice', alice, foreign);
    const ours = ttidIn(await driver.attach('sam', alice, foreign));
    const next = ttidIn(await driver.attach('sam', alice, ours));
    await driver.detach('sam', alice, next);
    await driver.detach('sam', alice, foreign);
  },
  'replacing a foreign webhook that is deleted before the detach': async (driver, alice) => {
    const foreign = driver.bindForeign(alice, 'global');
    const ours = ttidIn(await driver.attach('ada', alice, foreign));
    driver.harness.world.deleteWebhook(foreign);
    await driver.detach('ada', alice, ours);
  },
  'detaching twice, and detaching an absent webhook': async (driver, alice) => {
    const ours = ttidIn(await driver.attach('alice', alice, null));
    await driver.detach('alice', alice, ours);
    await driver.detach('alice', alice, ours);
    await driver.detach('alice', alice, ABSENT_TTID);
  },
  'the status in every state': async (driver, alice) => {
    const { world } = driver.harness;
    await driver.status('alice', alice);
    await driver.attach('alice', alice, null);
    await driver.status('alice', alice);
    world.deleteWebhook(driver.bound(alice) ?? '');
    await driver.status('alice', alice);
    driver.bindForeign(alice, 'interaction');
    await driver.status('sam', alice);
    driver.bindForeign(alice, 'global', 'all of them');
    await driver.status('ada', alice);
    world.closeChannel(alice.channelSid, 'wrapup');
    await driver.status('alice', alice);
    world.closeChannel(alice.channelSid, 'closed');
    await driver.status('sam', alice);
  },
  'users without access, and absent objects': async (driver, alice, bob) => {
    await driver.status('bob', alice);
    await driver.attach('bob', { ...alice, taskSid: bob.taskSid }, null);
    await driver.status('alice', { ...alice, channelSid: bob.channelSid });
    await driver.status('sam', absentSubject);
    await driver.detach('alice', absentSubject, ABSENT_TTID);
  },
  'forged and expired tokens': async (driver, alice) => {
    const { harness } = driver;
    await harness.ask('status', { Token: 'forged', ...alice });
    const Token = harness.tokenOf('alice');
    await driver.waitSeconds(2 * 3_600);
    await harness.ask('status', { Token, ...alice });
  },
  'an auth token that has changed': async (driver, alice) => {
    const { harness } = driver;
    const variables = { ...FUNCTION_VARIABLES, AUTH_TOKEN: 'old' };
    await harness.ask('status', { Token: harness.tokenOf('alice'), ...alice }, variables);
  },
  'listing and sweeping three pages of webhooks': async (driver, alice, bob) => {
    const { world } = driver.harness;
    await driver.attach('bob', bob, null);
    driver.leaveOrphan(alice.interactionSid, 14);
    for (let number = 0; number <= PAGE_SIZE; number += 1) {
      driver.leaveOrphan(number % 2 === 0 ? alice.interactionSid : absentSubject.interactionSid, 16);
      driver.bindForeign(alice, 'interaction');
    }
    driver.bindForeign(alice, 'global');
    for (let from: PageCursor | null = null; ; ) {
      const { next }: Answer<'list'> = unwrap(await driver.harness.as('sam', 'list', { type: 'interaction', from }));
      if (next.kind !== 'more') break;
      from = next.from;
    }
    await driver.waitSeconds(16 * 60);
    world.closeChannel(bob.channelSid, 'closed');
    await driver.sweep('sam');
    await driver.sweep('ada', '3' as SweepPosition);
    await driver.sweep('ada', '3@1' as SweepPosition);
    await driver.sweep('alice');
  },
  'every console request, by an administrator and by an agent': async (driver, alice) => {
    const { harness } = driver;
    await driver.attach('alice', alice, null);
    const attached = driver.bound(alice) ?? ABSENT_TTID;
    driver.bindForeign(alice, 'global');
    for (const identity of ['ada', 'alice']) {
      for (const type of ['interaction', 'global'] as const) {
        await harness.as(identity, 'list', { type, from: null });
        const fields = { method: 'GET' as const, events: [...LIVE_EVENTS], friendlyName: type };
        const operationId = driver.nextOperationId();
        const created = await harness.as(identity, 'create', { ...fields, type, destination: 'crm', operationId });
        const { ttid, version } = created.ok ? created.value.webhook : { ttid: ABSENT_TTID, version: '' };
        const edit = { ...fields, ttid, version, destination: null, method: 'POST' as const };
        await harness.as(identity, 'update', edit);
        await harness.as(identity, 'update', edit);
        await harness.as(identity, 'fetch', { ttid });
        await harness.as(identity, 'resolve', { ttids: [attached, ttid, ABSENT_TTID] });
        await harness.as(identity, 'remove', { ttid, version: null });
      }
      await harness.as(identity, 'sweep', { from: null, isRehearsal: true });
      await harness.as(identity, 'remove', { ttid: attached, version: null });
      await harness.as(identity, 'audit', { before: null });
    }
  },
  'completing a task before and after its interaction has ended': async (driver, alice) => {
    const { harness } = driver;
    await driver.attach('alice', alice, null);
    await harness.as('alice', 'finish', alice);
    harness.world.closeChannel(alice.channelSid, 'closed');
    await harness.as('bob', 'finish', alice);
    await harness.as('bob', 'finish', absentSubject);
  },
  'a webhook for a new interaction: asked for, asked for again, and refused': async (driver) => {
    const { harness } = driver;
    const fields = newInteractionFields(harness);
    await harness.askForNewInteraction(fields);
    await harness.askForNewInteraction(fields);
    for (const changes of [{ events: 'onParticipantLeft' }, { destinations: 'nowhere' }, { issuedAt: '2020-01-01' }]) {
      await harness.askForNewInteraction({ ...fields, ...changes });
    }
    await driver.waitSeconds(6 * 60);
    await harness.askForNewInteraction(fields);
  },
  'the events of an interaction that is created with a webhook, and of a second one with the same': async (driver) => {
    const { harness } = driver;
    const { ttid } = unwrap(await driver.askForNew());
    for (const customer of ['Nina Patel', 'Omar Haddad']) {
      for (const { webhook, parameters } of createInteraction(harness, ttid, customer).events) {
        await deliver(harness, webhook, parameters);
      }
    }
  },
  'counting more webhooks that wait than a page has': async (driver) => {
    const { harness } = driver;
    await driver.askForNew();
    const [item] = waitingItems(harness);
    const map = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get('interaction-webhooks-new');
    for (let number = 0; number < 110; number += 1) {
      // Sync takes 20 writes a second.
      if (number % 20 === 0) await driver.waitSeconds(1);
      const key = `ffff${number.toString(16).padStart(28, '0')}`;
      map.add(key, { data: item?.data ?? {} }, { by: 'system' });
    }
    unwrap(await driver.askForNew());
  },
  'webhooks that wait, in the console and in the sweep': async (driver) => {
    const { harness } = driver;
    const [waiting, removed] = [unwrap(await driver.askForNew()), unwrap(await driver.askForNew())];
    const seen = await fetchWebhook(harness, 'ada', waiting.ttid);
    await harness.as('ada', 'update', updateRequest(seen));
    unwrap(await harness.as('ada', 'remove', { ttid: removed.ttid, version: null }));
    await driver.waitSeconds(26 * 3_600);
    unwrap(await harness.as('sam', 'sweep', { from: null, isRehearsal: true }));
    unwrap(await driver.sweep('sam'));
  },
  'a request for a webhook whose every request fails once': async (driver, _alice, _bob, deliveries) => {
    for (const fates of oneFailureEach(8)) {
      await driver.waitSeconds(60);
      deliveries.splice(0, deliveries.length, ...fates);
      await driver.askForNew();
    }
  },
  'an adoption whose every request fails once': async (driver, _alice, _bob, deliveries) => {
    const { harness } = driver;
    for (const fates of oneFailureEach(12)) {
      await driver.waitSeconds(60);
      deliveries.splice(0, deliveries.length);
      const { events } = createInteraction(harness, unwrap(await driver.askForNew()).ttid);
      deliveries.push(...fates);
      for (const { webhook, parameters } of events) await deliver(harness, webhook, parameters);
    }
  },
  'an attach whose every request fails once': async (driver, alice, bob, deliveries) => {
    for (const [index, fates] of oneFailureEach(14).entries()) {
      await driver.waitSeconds(60);
      deliveries.splice(0, deliveries.length, ...fates);
      const subject = index % 2 === 0 ? alice : bob;
      await driver.attach('sam', subject, driver.bound(subject));
    }
  },
};

/** Returns what becomes of the requests up to the one that fails: for each kind of failure, each of the first ones. */
const oneFailureEach = (requests: number): readonly Delivery[][] =>
  (['lost', 'answer-lost', 'busy'] as const).flatMap((delivery) =>
    Array.from({ length: requests }, (_, index) => [...Array<Delivery>(index).fill('arrives'), delivery]),
  );

/** Plays every scenario once for each kind of pages, and returns how many there are. */
export async function playScenarios(checker: ExchangeChecker): Promise<number> {
  for (const pagesBy of PAGINGS) {
    for (const scenario of Object.values(SCENARIOS)) {
      const instanceParameter = pagesBy === 'token' ? 'FlexInstanceSid' : 'InstanceSid';
      const harness = new Harness({ ...ASSUMED, pagesBy, instanceParameter });
      const deliveries: Delivery[] = [];
      observe(harness, checker, () => deliveries.shift() ?? 'arrives');
      await scenario(new Driver(harness), aliceSubject(harness), bobSubject(harness), deliveries);
    }
  }
  return Object.keys(SCENARIOS).length;
}
