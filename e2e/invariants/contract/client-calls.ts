/**
 * Every call of the functions' clients, once with success and once for an absent object. The requests include their
 * headers, which a harness does not record.
 */

import { auditList } from '../../../functions/lib/twilio/audit-list';
import { countWaiting } from '../../../functions/lib/twilio/count-waiting';
import { Deadline } from '../../../functions/lib/twilio/deadline';
import { type DestinationHealth, destinationHealth } from '../../../functions/lib/twilio/destination-health';
import { flexApi } from '../../../functions/lib/twilio/flex';
import { type Credentials, type TwilioHttp, twilioHttp } from '../../../functions/lib/twilio/http';
import { validateToken } from '../../../functions/lib/twilio/iam';
import type { Io } from '../../../functions/lib/twilio/io';
import { syncLocks } from '../../../functions/lib/twilio/locks';
import { type Outbox, type OutboxEntry, syncOutbox } from '../../../functions/lib/twilio/outbox';
import { type EntryId, mapOf } from '../../../functions/lib/twilio/outbox-keys';
import { records } from '../../../functions/lib/twilio/records';
import { timelines } from '../../../functions/lib/twilio/timelines';
import { waitingWebhooks } from '../../../functions/lib/twilio/waiting-webhooks';
import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import { twilioHosts } from '../../../local/twilio/hosts';
import { SyncStore } from '../../../local/twilio/sync/store/store';
import { UnknownRequests } from '../../../local/twilio/unknown-requests';
import { ACCOUNT } from '../../../local/world/model';
import { seed } from '../../../local/world/seed';
import { World } from '../../../local/world/world';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { PageCursor } from '../../../src/contract/paging';
import type { ChannelSid, InstanceSid, InteractionSid, TaskSid, WorkerSid } from '../../../src/contract/sids';
import type { TimelineEvent } from '../../../src/contract/timeline';
import { deleteSharedCollections } from '../../fixtures/account-state';
import { ABSENT_TTID, absentSid } from '../../fixtures/subjects';
import type { ExchangeChecker } from './check-exchange';
import { received } from './exchange';

const now = Date.now;
const TIMELINE = `interaction-webhook-${'0'.repeat(32)}`;

export async function playClientCalls(checker: ExchangeChecker): Promise<void> {
  const world = new World(now);
  seed(world);
  const sync = new SyncStore(now);
  // Lets the clients create what a deployment creates.
  deleteSharedCollections({ sync });
  const twilio = twilioHosts({ world, sync, unknown: new UnknownRequests(), behavior: ASSUMED });
  const io: Io = {
    now,
    dial: () => new Promise(() => undefined),
    startTimer: () => () => undefined,
    sleep: () => new Promise(() => undefined),
    random: () => 0,
    nonce: () => '0'.repeat(16),
    secret: () => '0'.repeat(32),
    fetch: async (url, init) => {
      const outgoing = new Request(url, init);
      const request = {
        method: outgoing.method,
        url,
        body: await outgoing.clone().text(),
        headers: outgoing.headers,
      };
      const answer = await twilio.request(new Request(url.replace('https://', 'https://local.twil.io/'), outgoing));
      checker.check({ request, answer: await received(answer.clone()) });
      return answer;
    },
  };
  await callEverything(world, io, { accountSid: ACCOUNT.accountSid, authToken: ACCOUNT.authToken });
  await callEverything(world, io, { accountSid: ACCOUNT.accountSid, authToken: 'another' });
}

async function callEverything(world: World, io: Io, credentials: Credentials) {
  const [task] = [...world.tasks.values()].filter(({ interactionSid }) => interactionSid !== null);
  const interaction = task?.interactionSid as InteractionSid;
  const channel = world.interactions.get(interaction)?.channelSid as ChannelSid;
  const instance = ACCOUNT.instanceSid as string as InstanceSid;
  const nowhere = absentSid<InteractionSid>('KD');

  // Its clock stands still, so that a slow machine does not skip the last calls.
  const http = twilioHttp(credentials, new Deadline(() => 0), io);
  const flex = flexApi(http);
  const fields = {
    url: 'https://crm.example.com/in',
    method: 'POST',
    events: [...LIVE_EVENTS],
    friendlyName: 'a name',
  } as const;
  const details = { ...fields, type: 'interaction' } as const;
  await flex.fetchInstanceSid();
  const registered = await flex.registerWebhook(instance, details);
  const ttid = registered.ok ? registered.value.ttid : ABSENT_TTID;
  await flex.registerWebhook(absentSid<InstanceSid>('GO'), details);
  for (const sid of [interaction, nowhere]) {
    await flex.bindWebhook(sid, ttid);
    await flex.fetchInteraction(sid);
    await flex.listParticipants(sid, channel);
    await flex.listChannels(sid);
    await flex.bindWebhook(sid, null);
  }
  await flex.registerWebhook(instance, { ...details, type: 'global', method: 'GET', friendlyName: null });
  for (const from of [null, '1', '1.5054', '.5054']) {
    await flex.listWebhooks(instance, 'interaction', from as PageCursor | null);
  }
  await flex.listWebhooks(instance, 'global', null);
  for (const sid of [ttid, ABSENT_TTID]) {
    await flex.fetchWebhook(instance, sid);
    await flex.updateWebhook(instance, sid, { ...fields, method: 'GET' });
    await flex.deleteWebhook(instance, sid);
  }

  const expiresAt = now() + 60_000;
  await validateToken(http, credentials, issueFlexToken({ identity: 'alice', expiresAt }));
  await validateToken(http, credentials, 'forged');

  const attachment = {
    state: 'claimed',
    nonce: '0'.repeat(16),
    operationId: 'an operation',
    request: null,
    url: null,
    isSettled: false,
    taskSid: task?.sid as TaskSid,
    workerSid: absentSid<WorkerSid>('WK'),
    attachedBy: 'alice',
    attachedAt: new Date(now()).toISOString(),
    displaced: null,
    replaces: null,
    abandoned: [],
    relay: null,
    previousRelay: null,
    timeline: null,
    unbinding: null,
    ttid: null,
  } as const;
  const store = records(http, ACCOUNT.recordsSyncServiceSid);
  await store.read(interaction);
  const first = await store.write(interaction, null, attachment);
  await store.read(interaction);
  await store.write(interaction, null, attachment);
  const seen = first.ok ? first.value : { revision: '0', ageMs: 0, attachment };
  await store.endIn(interaction, seen, 3_600);
  const second = await store.write(interaction, seen, { ...attachment, state: 'bound' });
  await store.write(interaction, seen, attachment);
  await store.remove(interaction, seen);
  if (second.ok) await store.remove(interaction, second.value);
  await store.remove(interaction, seen);
  await records(http, absentSid('IS')).write(interaction, null, attachment);

  const { create, add, read, replace, endIn, remove } = timelines(http);
  const event: TimelineEvent = {
    type: 'onParticipantLeft',
    receivedAt: new Date(now()).toISOString(),
    webhook: 'interaction',
    parameters: {},
  };
  for (const step of ['new', 'existing', 'removed']) {
    if (step !== 'removed') await create(TIMELINE);
    await add(TIMELINE, 'a key', event, 3_600);
    await read(TIMELINE, 'a key');
    await replace(TIMELINE, 'a key', '0', event);
    await replace(TIMELINE, 'a key', '0', event);
    await endIn(TIMELINE, 3_600);
    if (step !== 'new') await remove(TIMELINE);
  }

  const locks = syncLocks(http, ACCOUNT.recordsSyncServiceSid, io);
  const lock = await locks.take(ttid, 60);
  await locks.take(ttid, 60);
  if (lock.ok) {
    const takenOver = await locks.takeOver(lock.value);
    await locks.takeOver(lock.value);
    await locks.complete(takenOver.ok ? takenOver.value : lock.value, ttid);
    await locks.release(lock.value);
    await locks.release({ ...lock.value, revision: '2' });
  }

  const audit = auditList(http, ACCOUNT.recordsSyncServiceSid, 90);
  await audit.read(null);
  const entry = { at: new Date(now()).toISOString(), actor: 'sam', action: 'deleted' } as const;
  await audit.append({ ...entry, webhooks: [{ ttid, interactionSid: interaction }] });
  await audit.read(null);
  await audit.read(1);

  await callOutbox(syncOutbox(http, ACCOUNT.recordsSyncServiceSid, io), interaction);
  await callHealth(destinationHealth(http, ACCOUNT.recordsSyncServiceSid));
  await callWaiting(http, interaction);
}

/** The first write creates the map. Most writes are repeated, and refused the second time. */
async function callOutbox(outbox: Outbox, interaction: InteractionSid) {
  const id: EntryId = { relay: '0'.repeat(32), event: 'msg_1', destination: 'crm' };
  const map = mapOf(id.relay);
  const at = now() - 1_000;
  const entry: OutboxEntry = {
    interaction,
    type: 'onParticipantLeft',
    state: 'waiting',
    firstAt: new Date(at).toISOString(),
    attempts: 1,
    lastAt: null,
    lastOutcome: null,
    nextAt: new Date(at).toISOString(),
  };
  const delivered: OutboxEntry = { ...entry, state: 'delivered', nextAt: null };
  const form = { EventType: 'onParticipantLeft', Tags: ['a', 'b'] };

  await outbox.due(map, now());
  await outbox.list(map);
  await outbox.read(id);
  await outbox.close(id, delivered);
  for (let times = 0; times < 2; times += 1) {
    await outbox.addForm(id, form);
    await outbox.remind(id, at);
    await outbox.add(id, entry);
  }
  await outbox.readForm(id);
  const found = await outbox.read(id);
  const seen = found.ok && found.value !== null ? found.value : { revision: '0', ageMs: 0, entry };
  await outbox.replace(id, seen, { ...entry, attempts: 2 });
  await outbox.replace(id, seen, { ...entry, attempts: 3 });
  await outbox.close(id, delivered);

  const due = await outbox.due(map, now());
  const [reminder = { key: 'a key', id, at }] = due.ok ? due.value.reminders : [];
  await outbox.due(map, now(), reminder);
  await outbox.list(map);
  await outbox.list(map, { relay: id.relay, after: id });
  for (let times = 0; times < 2; times += 1) {
    await outbox.dropForm(id);
    await outbox.drop(reminder);
  }
  await outbox.readForm(id);
}

/** The first write creates the map, and the second one the item of another kind. */
async function callHealth(health: DestinationHealth) {
  await health.read();
  for (const status of [200, 503, 503]) {
    const attempted = { at: new Date(now()).toISOString(), outcome: { kind: 'answered', status, ms: 20 } } as const;
    await health.write('crm', status === 200, attempted);
  }
  await health.read();
}

/** The first addition creates the map. Most changes are repeated, and find the item changed or gone. */
async function callWaiting(http: TwilioHttp, interaction: InteractionSid) {
  const waiting = waitingWebhooks(http, ACCOUNT.recordsSyncServiceSid);
  const count = () => countWaiting(http, ACCOUNT.recordsSyncServiceSid, 10);
  const id = '0'.repeat(32);
  const url = 'https://crm.example.com/in';
  const addedAt = new Date(now()).toISOString();
  const destinations = [{ id: 'https-1', url, addedBy: null, addedAt, goneAt: null }];
  await count();
  await waiting.read(id);
  for (let times = 0; times < 2; times += 1) await waiting.add(id, destinations, 3_600);
  await count();
  const found = await waiting.read(id);
  const seen =
    found.ok && found.value !== null
      ? found.value
      : { revision: '0', ageMs: 0, waiting: { destinations, interaction } };
  for (let times = 0; times < 2; times += 1) await waiting.assign(id, seen, interaction);
  await waiting.remove(id, seen);
  for (let times = 0; times < 2; times += 1) await waiting.remove(id);
  await waiting.assign(id, seen, interaction);
}
