import type { Role } from '../../../src/contract/roles';
import type { InteractionSid, TaskSid, Ttid, WorkerSid } from '../../../src/contract/sids';
import type { WebhookType } from '../../../src/contract/webhooks';
import type { CurrentBinding } from '../attachment/current-binding';
import { formatFriendlyName } from '../attachment/friendly-name';
import type { OurWebhook } from '../attachment/ours';
import type { Actor } from '../endpoint/actor';
import { keyedDigest } from '../endpoint/keyed-digest';
import type { Webhook } from '../twilio/flex';
import type { AttachmentRecord } from '../twilio/records';
import { type AccessLevel, accessLevel, type Evidence, mayDetach, mayReplace, type Rights } from './authorize';

const sid = <S extends string>(prefix: string, last: string) => `${prefix}${last.padStart(32, '0')}` as S;

const task = sid<TaskSid>('WT', '1');
const otherTask = sid<TaskSid>('WT', '2');
const alicesWorker = sid<WorkerSid>('WK', 'a');
const bobsWorker = sid<WorkerSid>('WK', 'b');

const alice: Actor = { role: 'agent', identity: 'alice', workerSid: alicesWorker };
const sam: Actor = { role: 'supervisor', identity: 'sam', workerSid: null };

const credentials = { accountSid: '', authToken: 'secret' };
const AUDIT_URL = 'https://audit.example.com/';

const routed = (taskSid: TaskSid, workerSid: WorkerSid) => ({ taskSid, workerSid });
const customer = { taskSid: null, workerSid: null };
const evidence = (participants: Evidence['participants'], recordOf: WorkerSid | null = null): Evidence => ({
  participants,
  record:
    recordOf === null
      ? null
      : {
          state: 'bound',
          nonce: '0123456789abcdef',
          operationId: '',
          request: null,
          url: keyedDigest(AUDIT_URL, credentials),
          isSettled: false,
          taskSid: task,
          workerSid: recordOf,
          attachedBy: 'bob',
          attachedAt: '2026-11-21T10:00:00Z',
          displaced: null,
          replaces: null,
          abandoned: [],
          relay: null,
          previousRelay: null,
          timeline: null,
          unbinding: null,
          ttid: null,
        },
});

describe('the access level', () => {
  test.each<[AccessLevel, string, Actor, Evidence]>([
    [
      'active',
      'an agent whom Flex routed into the interaction with the task',
      alice,
      evidence([customer, routed(task, alicesWorker)]),
    ],
    [
      'none',
      'an agent whose colleague was routed into the interaction',
      alice,
      evidence([customer, routed(task, bobsWorker)]),
    ],
    [
      'none',
      'an agent with a task that was not routed into the interaction',
      alice,
      evidence([routed(otherTask, bobsWorker)]),
    ],
    ['past', 'an agent who has left, but whom the record names', alice, evidence([customer], alicesWorker)],
    ['none', 'an agent who has left, if the record names a colleague', alice, evidence([customer], bobsWorker)],
    ['none', 'an agent, for an interaction that does not exist', alice, evidence(null, alicesWorker)],
    [
      'active',
      'a supervisor, for any task that Flex routed into the interaction',
      sam,
      evidence([routed(task, bobsWorker)]),
    ],
    [
      'none',
      'a supervisor, for a task that Flex did not route into the interaction',
      sam,
      evidence([routed(otherTask, bobsWorker)]),
    ],
    ['past', 'a supervisor, after all agents have left, for the task in the record', sam, evidence([], bobsWorker)],
  ])('is %s for %s', (level, _, actor, given) => {
    expect(accessLevel(task, actor, given)).toBe(level);
  });
});

const NONCE = '0123456789abcdef';
const ttid = 'flex_interactionwebhook_1' as Ttid;
const interaction = sid<InteractionSid>('KD', '1');
const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];
const settings: Rights['settings'] = {
  credentials,
  domain: 'functions.example.com',
  destinations: [
    { key: 'crm', label: 'CRM', url: 'https://crm.example.com/', roles: ROLES, isRelayed: false, secrets: [] },
    { key: 'audit', label: 'Audit', url: AUDIT_URL, roles: ['admin'], isRelayed: false, secrets: [] },
  ],
};

const webhookTo = (url: string, type: WebhookType = 'interaction', friendlyName: string | null = null): Webhook => ({
  ttid,
  type,
  url,
  method: 'POST',
  events: [],
  friendlyName,
});
const oursTo = (url: string, nonce = NONCE): OurWebhook => {
  const name = { interaction, createdAt: 0, nonce };
  return { webhook: webhookTo(url, 'interaction', formatFriendlyName(name)), name };
};
const CRM = oursTo('https://crm.example.com/');
const AUDIT = oursTo(AUDIT_URL);

/** The record of a webhook with the nonce `NONCE`, attached by Bob. */
const { record: attachment } = evidence([], bobsWorker);
const record = attachment && { revision: '0', ageMs: 0, attachment };
const rightsOf = (role: Role, given: AttachmentRecord | null = null, identity = 'alice'): Rights => ({
  actor: { role, identity, workerSid: alicesWorker },
  record: given,
  settings,
});

describe('the right to replace', () => {
  const foreign = (url: string, type?: WebhookType): CurrentBinding => ({
    kind: 'foreign',
    ttid,
    webhook: webhookTo(url, type),
  });
  const ours = (webhook: OurWebhook): CurrentBinding => ({ kind: 'ours', ttid, ...webhook });

  test.each<[string, Role[], CurrentBinding]>([
    ['no webhook', ['agent', 'supervisor', 'admin'], { kind: 'none' }],
    ['a deleted webhook', ['agent', 'supervisor', 'admin'], { kind: 'dangling', ttid }],
    ['one of our webhooks', ['agent', 'supervisor', 'admin'], ours(CRM)],
    ['one of our webhooks to a destination for administrators', ['admin'], ours(AUDIT)],
    ['a webhook of another program', ['supervisor', 'admin'], foreign('https://other.example.com/')],
    ['a webhook of another program to a destination for administrators', ['admin'], foreign(AUDIT.webhook.url)],
    ['a webhook for the whole instance', ['admin'], foreign('https://other.example.com/', 'global')],
  ])('%s is given to %j', (_, allowed, bound) => {
    expect(ROLES.filter((role) => mayReplace(bound, rightsOf(role)))).toEqual(allowed);
  });

  test('one of our webhooks is given to the person who attached it, whatever its destination', () => {
    expect(mayReplace(ours(AUDIT), rightsOf('agent', record, 'bob'))).toBe(true);
    expect(mayReplace(ours(AUDIT), rightsOf('agent', record, 'alice'))).toBe(false);
  });
});

describe('the right to detach one of our webhooks', () => {
  test('is given to a person with an active task, even without a record', () => {
    expect(mayDetach(CRM, 'active', rightsOf('agent'))).toBe(true);
  });

  test('is given to a person with a past task, for the webhook in the record', () => {
    expect(mayDetach(CRM, 'past', rightsOf('agent', record))).toBe(true);
  });

  test.each([
    ['for another webhook', oursTo(CRM.webhook.url, 'f'.repeat(16)), record],
    ['without a record', CRM, null],
  ] as const)('is not given to a person with a past task %s', (_, webhook, given) => {
    expect(mayDetach(webhook, 'past', rightsOf('agent', given))).toBe(false);
  });

  test('is not given to any other person', () => {
    expect(mayDetach(CRM, 'none', rightsOf('agent', record))).toBe(false);
  });

  test('is not given to a person who may not use the destination, unless they attached the webhook', () => {
    expect(mayDetach(AUDIT, 'active', rightsOf('supervisor', record))).toBe(false);
    expect(mayDetach(AUDIT, 'active', rightsOf('supervisor', record, 'bob'))).toBe(true);
  });
});
