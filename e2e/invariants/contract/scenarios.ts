/** What people and the world do to the functions, one story each, so that every kind of exchange happens. */
import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { closedEvent, deliver, event } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { ABSENT_TTID, absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { Judge } from './judge';
import { People, type Subject, ttidIn } from './people';
import { type Fate, record } from './record';

type Story = (people: People, alice: Subject, bob: Subject, fates: Fate[]) => Promise<unknown>;

const absentSubject: Subject = {
  taskSid: absentSid<TaskSid>('WT'),
  interactionSid: absentSid<InteractionSid>('KD'),
  channelSid: absentSid<ChannelSid>('UO'),
};

/** `fates` are those of the requests to come; once they are used up, requests arrive. */
const STORIES: Readonly<Record<string, Story>> = {
  'the first attach of the account, then one cold and one warm': async (people, alice, bob) => {
    await people.attach('alice', alice, null);
    await people.attach('bob', bob, null);
    await people.attach('sam', alice, people.bound(alice));
  },
  'the same submit twice': async (people, alice) => {
    const operationId = people.operation();
    await people.attach('alice', alice, null, { operationId });
    await people.attach('alice', alice, null, { operationId });
  },
  'two at once': async (people, alice) => {
    const { harness } = people;
    const fields = { ...alice, destination: 'crm', events: 'onParticipantLeft', seenTtid: '' };
    const attaches = ['alice', 'sam'].map((who) =>
      harness.invoke('attach', { ...fields, Token: harness.tokenOf(who), operationId: people.operation() }),
    );
    await harness.time.run(Promise.all(attaches));
  },
  'the inspector, from attaching to what is received of it': async (people, alice) => {
    const { harness } = people;
    const destination = 'inspector';
    const first = ttidIn(await people.attach('alice', alice, null, { destination }));
    await people.attach('alice', alice, first, { destination });
    const webhook = harness.world.webhooks.get(people.bound(alice) ?? '');
    if (webhook === undefined) throw new Error('Nothing is attached');
    await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
    await deliver(harness, webhook, event(harness, 'onParticipantUpdated'));
    harness.world.closeChannel(alice.channelSid, 'wrapup');
    await deliver(harness, webhook, closedEvent(harness));
    await people.status('alice', alice);
  },
  'replacing what others made, and giving it back': async (people, alice) => {
    const foreign = people.bindForeign(alice, 'interaction', 'by hand');
    await people.attach('alice', alice, foreign);
    const ours = ttidIn(await people.attach('sam', alice, foreign));
    const next = ttidIn(await people.attach('sam', alice, ours));
    await people.detach('sam', alice, next);
    await people.detach('sam', alice, foreign);
  },
  'replacing what has been deleted since': async (people, alice) => {
    const foreign = people.bindForeign(alice, 'global');
    const ours = ttidIn(await people.attach('ada', alice, foreign));
    people.harness.world.deleteWebhook(foreign);
    await people.detach('ada', alice, ours);
  },
  'detaching, twice, and what is not there': async (people, alice) => {
    const ours = ttidIn(await people.attach('alice', alice, null));
    await people.detach('alice', alice, ours);
    await people.detach('alice', alice, ours);
    await people.detach('alice', alice, ABSENT_TTID);
  },
  'the status in every state': async (people, alice) => {
    const { world } = people.harness;
    await people.status('alice', alice);
    await people.attach('alice', alice, null);
    await people.status('alice', alice);
    world.deleteWebhook(people.bound(alice) ?? '');
    await people.status('alice', alice);
    people.bindForeign(alice, 'interaction');
    await people.status('sam', alice);
    people.bindForeign(alice, 'global', 'all of them');
    await people.status('ada', alice);
    world.closeChannel(alice.channelSid, 'wrapup');
    await people.status('alice', alice);
    world.closeChannel(alice.channelSid, 'closed');
    await people.status('sam', alice);
  },
  'whom it does not concern, and what does not exist': async (people, alice, bob) => {
    await people.status('bob', alice);
    await people.attach('bob', { ...alice, taskSid: bob.taskSid }, null);
    await people.status('alice', { ...alice, channelSid: bob.channelSid });
    await people.status('sam', absentSubject);
    await people.detach('alice', absentSubject, ABSENT_TTID);
  },
  'tokens that are forged or over': async (people, alice) => {
    const { harness } = people;
    await harness.ask('status', { Token: 'forged', ...alice });
    const Token = harness.tokenOf('alice');
    await people.wait(2 * 3_600);
    await harness.ask('status', { Token, ...alice });
  },
  'an auth token that has been changed': async (people, alice) => {
    const { harness } = people;
    const variables = { ...FUNCTION_VARIABLES, AUTH_TOKEN: 'old' };
    await harness.ask('status', { Token: harness.tokenOf('alice'), ...alice }, variables);
  },
  'listing and sweeping three pages of everybody’s webhooks': async (people, alice, bob) => {
    const { world } = people.harness;
    await people.attach('bob', bob, null);
    people.leaveOrphan(alice.interactionSid, 14);
    for (let number = 0; number <= PAGE_SIZE; number += 1) {
      people.leaveOrphan(number % 2 === 0 ? alice.interactionSid : absentSubject.interactionSid, 16);
      people.bindForeign(alice, 'interaction');
    }
    people.bindForeign(alice, 'global');
    for (const page of [0, 1, 2, 3]) await people.harness.as('sam', 'list', { type: 'interaction', page });
    await people.wait(16 * 60);
    world.closeChannel(bob.channelSid, 'closed');
    await people.sweep('sam');
    await people.sweep('ada', 3);
    await people.sweep('alice');
  },
  'the console: every call, and every call of an agent': async (people, alice) => {
    const { harness } = people;
    await people.attach('alice', alice, null);
    const attached = people.bound(alice) ?? ABSENT_TTID;
    people.bindForeign(alice, 'global');
    for (const who of ['ada', 'alice']) {
      for (const type of ['interaction', 'global'] as const) {
        await harness.as(who, 'list', { type, page: 0 });
        const fields = { method: 'GET' as const, events: [...LIVE_EVENTS], friendlyName: type };
        const operationId = people.operation();
        const created = await harness.as(who, 'create', { ...fields, type, destination: 'crm', operationId });
        const { ttid, version } = created.ok ? created.value.webhook : { ttid: ABSENT_TTID, version: '' };
        const edit = { ...fields, ttid, version, destination: null, method: 'POST' as const };
        await harness.as(who, 'update', edit);
        await harness.as(who, 'update', edit);
        await harness.as(who, 'fetch', { ttid });
        await harness.as(who, 'resolve', { ttids: [attached, ttid, ABSENT_TTID] });
        await harness.as(who, 'remove', { ttid, version: null });
      }
      await harness.as(who, 'sweep', { from: 0, isRehearsal: true });
      await harness.as(who, 'remove', { ttid: attached, version: null });
      await harness.as(who, 'audit', { before: null });
    }
  },
  'completing a task before and after its interaction has ended': async (people, alice) => {
    const { harness } = people;
    await people.attach('alice', alice, null);
    await harness.as('alice', 'finish', alice);
    harness.world.closeChannel(alice.channelSid, 'closed');
    await harness.as('bob', 'finish', alice);
    await harness.as('bob', 'finish', absentSubject);
  },
  'an attach whose every request fails once': async (people, alice, bob, fates) => {
    for (const fate of ['lost', 'answer-lost', 'busy'] as const) {
      for (let index = 0; index < 14; index += 1) {
        await people.wait(60);
        fates.splice(0, fates.length, ...Array<Fate>(index).fill('arrives'), fate);
        await people.attach('sam', index % 2 === 0 ? alice : bob, people.bound(index % 2 === 0 ? alice : bob));
      }
    }
  },
};

/** Plays every story once. */
export async function playScenarios(judge: Judge): Promise<number> {
  for (const story of Object.values(STORIES)) {
    const harness = new Harness();
    const fates: Fate[] = [];
    record(harness, judge, () => fates.shift() ?? 'arrives');
    await story(new People(harness), aliceSubject(harness), bobSubject(harness), fates);
  }
  return Object.keys(STORIES).length;
}
