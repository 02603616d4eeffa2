/** What people and the world do to the functions, one story each, so that every kind of exchange happens. */
import { PAGE_SIZE } from '../../../functions/lib/twilio/flex';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { closed, deliver, event } from '../../functions/events';
import { Stage } from '../../functions/stage';
import { ABSENT_TTID, absent, aliceSubject, bobSubject } from '../../functions/subjects';
import type { Judge } from './judge';
import { People, type Subject, ttidIn } from './people';
import { type Fate, record } from './record';

type Story = (people: People, alice: Subject, bob: Subject, fates: Fate[]) => Promise<unknown>;

const absentSubject: Subject = {
  taskSid: absent<TaskSid>('WT'),
  interactionSid: absent<InteractionSid>('KD'),
  channelSid: absent<ChannelSid>('UO'),
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
    const { stage } = people;
    const fields = { ...alice, destination: 'crm', events: 'onParticipantLeft', seenTtid: '' };
    const attaches = ['alice', 'sam'].map((who) =>
      stage.invoke('attach', { ...fields, Token: stage.tokenOf(who), operationId: people.operation() }),
    );
    await stage.time.run(Promise.all(attaches));
  },
  'the inspector, from attaching to what is received of it': async (people, alice) => {
    const { stage } = people;
    const destination = 'inspector';
    const first = ttidIn(await people.attach('alice', alice, null, { destination }));
    await people.attach('alice', alice, first, { destination });
    const webhook = stage.world.webhooks.get(people.bound(alice) ?? '');
    if (webhook === undefined) throw new Error('Nothing is attached');
    await deliver(stage, webhook, event(stage, 'onParticipantUpdated'));
    await deliver(stage, webhook, event(stage, 'onParticipantUpdated'));
    stage.world.closeChannel(alice.channelSid, 'wrapup');
    await deliver(stage, webhook, closed(stage));
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
    people.stage.world.deleteWebhook(foreign);
    await people.detach('ada', alice, ours);
  },
  'detaching, twice, and what is not there': async (people, alice) => {
    const ours = ttidIn(await people.attach('alice', alice, null));
    await people.detach('alice', alice, ours);
    await people.detach('alice', alice, ours);
    await people.detach('alice', alice, ABSENT_TTID);
  },
  'the status in every state': async (people, alice) => {
    const { world } = people.stage;
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
    const { stage } = people;
    await stage.ask('status', { Token: 'forged', ...alice });
    const Token = stage.tokenOf('alice');
    await people.wait(2 * 3_600);
    await stage.ask('status', { Token, ...alice });
  },
  'an auth token that has been changed': async (people, alice) => {
    const { stage } = people;
    const variables = { ...FUNCTION_VARIABLES, AUTH_TOKEN: 'old' };
    await stage.ask('status', { Token: stage.tokenOf('alice'), ...alice }, variables);
  },
  'listing and sweeping three pages of everybody’s webhooks': async (people, alice, bob) => {
    const { world } = people.stage;
    await people.attach('bob', bob, null);
    people.leaveOrphan(alice.interactionSid, 14);
    for (let number = 0; number <= PAGE_SIZE; number += 1) {
      people.leaveOrphan(number % 2 === 0 ? alice.interactionSid : absentSubject.interactionSid, 16);
      people.bindForeign(alice, 'interaction');
    }
    people.bindForeign(alice, 'global');
    for (const page of [0, 1, 2, 3]) await people.stage.as('sam', 'list', { type: 'interaction', page });
    await people.wait(16 * 60);
    world.closeChannel(bob.channelSid, 'closed');
    await people.sweep('sam');
    await people.sweep('ada', 3);
    await people.sweep('alice');
  },
  'the console: every call, and every call of an agent': async (people, alice) => {
    const { stage } = people;
    await people.attach('alice', alice, null);
    const attached = people.bound(alice) ?? ABSENT_TTID;
    people.bindForeign(alice, 'global');
    for (const who of ['ada', 'alice']) {
      for (const type of ['interaction', 'global'] as const) {
        await stage.as(who, 'list', { type, page: 0 });
        const fields = { method: 'GET' as const, events: [...LIVE_EVENTS], friendlyName: type };
        const operationId = people.operation();
        const created = await stage.as(who, 'create', { ...fields, type, destination: 'crm', operationId });
        const { ttid, version } = created.ok ? created.value.webhook : { ttid: ABSENT_TTID, version: '' };
        const edit = { ...fields, ttid, version, destination: null, method: 'POST' as const };
        await stage.as(who, 'update', edit);
        await stage.as(who, 'update', edit);
        await stage.as(who, 'fetch', { ttid });
        await stage.as(who, 'resolve', { ttids: [attached, ttid, ABSENT_TTID] });
        await stage.as(who, 'remove', { ttid, version: null });
      }
      await stage.as(who, 'sweep', { from: 0, isRehearsal: true });
      await stage.as(who, 'remove', { ttid: attached, version: null });
      await stage.as(who, 'audit', { before: null });
    }
  },
  'completing a task before and after its interaction has ended': async (people, alice) => {
    const { stage } = people;
    await people.attach('alice', alice, null);
    await stage.as('alice', 'finish', alice);
    stage.world.closeChannel(alice.channelSid, 'closed');
    await stage.as('bob', 'finish', alice);
    await stage.as('bob', 'finish', absentSubject);
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
    const stage = new Stage();
    const fates: Fate[] = [];
    record(stage, judge, () => fates.shift() ?? 'arrives');
    await story(new People(stage), aliceSubject(stage), bobSubject(stage), fates);
  }
  return Object.keys(STORIES).length;
}
