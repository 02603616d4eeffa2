import type { TaskSid, WorkerSid } from '../../src/contract/sids';
import type { Actor } from './actor';
import { type Evidence, rightOver } from './authorisation';

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
    expect(rightOver(task, actor, given)).toBe(right);
  });
});
