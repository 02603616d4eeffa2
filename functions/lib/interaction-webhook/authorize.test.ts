import type { Role } from '../../../src/contract/roles';
import type { InteractionSid, TaskSid, Ttid, WorkerSid } from '../../../src/contract/sids';
import type { CurrentBinding } from '../attachment/current-binding';
import type { Actor } from '../endpoint/actor';
import { accessLevel, type Evidence, mayDetach, mayReplace } from './authorize';

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
          attachedBy: 'somebody',
          attachedAt: '2026-11-21T10:00:00Z',
          displaced: null,
          timeline: null,
          ttid: null,
        },
});

describe('the right over a task', () => {
  test.each<[string, Actor, Evidence, 'active' | 'past' | 'none']>([
    [
      'an agent whom Flex routed into the interaction with it',
      alice,
      evidence([customer, routed(task, alicesWorker)]),
      'active',
    ],
    ['an agent whose colleague was routed into it', alice, evidence([customer, routed(task, bobsWorker)]), 'none'],
    [
      'an agent with a task of theirs that names another interaction',
      alice,
      evidence([routed(otherTask, bobsWorker)]),
      'none',
    ],
    ['an agent who has left, for what the record assigns to them', alice, evidence([customer], alicesWorker), 'past'],
    ['an agent who has left, for what a colleague attached', alice, evidence([customer], bobsWorker), 'none'],
    ['an agent, over an interaction that does not exist', alice, evidence(null, alicesWorker), 'none'],
    [
      'a supervisor, over any task that Flex routed into the interaction',
      sam,
      evidence([routed(task, bobsWorker)]),
      'active',
    ],
    [
      'a supervisor, over a task that Flex did not route into it',
      sam,
      evidence([routed(otherTask, bobsWorker)]),
      'none',
    ],
    ['a supervisor, after everybody left, for what was attached for the task', sam, evidence([], bobsWorker), 'past'],
  ])('of %s', (_, actor, given, right) => {
    expect(accessLevel(task, actor, given)).toBe(right);
  });
});

describe('the right to put a webhook in the place of', () => {
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

  test.each<[string, CurrentBinding, Role[]]>([
    ['nothing', { kind: 'none' }, ['agent', 'supervisor', 'admin']],
    ['one that is gone', { kind: 'dangling', ttid }, ['agent', 'supervisor', 'admin']],
    ['one of ours', ours, ['agent', 'supervisor', 'admin']],
    ['one that others made', foreign('interaction'), ['supervisor', 'admin']],
    ['one for the whole instance', foreign('global'), ['admin']],
  ])('%s', (_, bound, allowed) => {
    const roles: Role[] = ['agent', 'supervisor', 'admin'];
    expect(roles.filter((role) => mayReplace({ ...alice, role }, bound))).toEqual(allowed);
  });
});

describe('the right to detach a webhook of ours', () => {
  const NONCE = '0123456789abcdef';
  const { record } = evidence([], alicesWorker);
  const withNonce = (nonce: string) => ({ interaction: sid<InteractionSid>('KD', '1'), createdAt: 0, nonce });

  test('belongs to whoever takes part, whatever the record says', () => {
    expect(mayDetach('active', withNonce('f'.repeat(16)), null)).toBe(true);
  });

  test('belongs to whoever took part, for the one that the record is about', () => {
    expect(mayDetach('past', withNonce(NONCE), record)).toBe(true);
  });

  test.each([
    ['for another one', 'past', withNonce('f'.repeat(16)), record],
    ['without a record', 'past', withNonce(NONCE), null],
  ] as const)('does not belong to whoever took part %s', (_, right, webhook, about) => {
    expect(mayDetach(right, webhook, about)).toBe(false);
  });

  test('belongs to nobody else', () => {
    expect(mayDetach('none', withNonce(NONCE), record)).toBe(false);
  });
});
