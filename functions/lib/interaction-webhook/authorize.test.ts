import type { Role } from '../../../src/contract/roles';
import type { InteractionSid, TaskSid, Ttid, WorkerSid } from '../../../src/contract/sids';
import type { CurrentBinding } from '../attachment/current-binding';
import type { Actor } from '../endpoint/actor';
import { type AccessLevel, accessLevel, type Evidence, mayDetach, mayReplace } from './authorize';

const sid = <S extends string>(prefix: string, last: string) => `${prefix}${last.padStart(32, '0')}` as S;

const task = sid<TaskSid>('WT', '1');
const otherTask = sid<TaskSid>('WT', '2');
const alicesWorker = sid<WorkerSid>('WK', 'a');
const bobsWorker = sid<WorkerSid>('WK', 'b');

const alice: Actor = { role: 'agent', identity: 'alice', workerSid: alicesWorker };
const sam: Actor = { role: 'supervisor', identity: 'sam', workerSid: null };

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
          taskSid: task,
          workerSid: recordOf,
          attachedBy: 'bob',
          attachedAt: '2026-11-21T10:00:00Z',
          displaced: null,
          timeline: null,
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

describe('the right to replace', () => {
  const ttid = 'flex_interactionwebhook_1' as Ttid;
  const webhook = { ttid, url: 'https://other.example.com/', method: 'POST', events: [], friendlyName: null } as const;
  const foreign = (type: 'interaction' | 'global'): CurrentBinding => ({
    kind: 'foreign',
    ttid,
    webhook: { ...webhook, events: [], type },
  });
  const ours: CurrentBinding = {
    kind: 'ours',
    ttid,
    webhook: { ...webhook, events: [], type: 'interaction' },
    name: { interaction: sid<InteractionSid>('KD', '1'), createdAt: 0, nonce: '0123456789abcdef' },
  };

  test.each<[string, Role[], CurrentBinding]>([
    ['no webhook', ['agent', 'supervisor', 'admin'], { kind: 'none' }],
    ['a deleted webhook', ['agent', 'supervisor', 'admin'], { kind: 'dangling', ttid }],
    ['one of our webhooks', ['agent', 'supervisor', 'admin'], ours],
    ['a webhook of another program', ['supervisor', 'admin'], foreign('interaction')],
    ['a webhook for the whole instance', ['admin'], foreign('global')],
  ])('%s is given to %j', (_, allowed, bound) => {
    const roles: Role[] = ['agent', 'supervisor', 'admin'];
    expect(roles.filter((role) => mayReplace({ ...alice, role }, bound))).toEqual(allowed);
  });
});

describe('the right to detach one of our webhooks', () => {
  const NONCE = '0123456789abcdef';
  const { record } = evidence([], alicesWorker);
  const withNonce = (nonce: string) => ({ interaction: sid<InteractionSid>('KD', '1'), createdAt: 0, nonce });

  test('is given to a person with an active task, even without a record', () => {
    expect(mayDetach('active', withNonce('f'.repeat(16)), null)).toBe(true);
  });

  test('is given to a person with a past task, for the webhook in the record', () => {
    expect(mayDetach('past', withNonce(NONCE), record)).toBe(true);
  });

  test.each([
    ['for another webhook', 'past', withNonce('f'.repeat(16)), record],
    ['without a record', 'past', withNonce(NONCE), null],
  ] as const)('is not given to a person with a past task %s', (_, level, webhook, given) => {
    expect(mayDetach(level, webhook, given)).toBe(false);
  });

  test('is not given to any other person', () => {
    expect(mayDetach('none', withNonce(NONCE), record)).toBe(false);
  });
});
