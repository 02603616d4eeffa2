import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import { explore } from './model';
import { isExplained, type Operation } from './serial-order';

jest.setTimeout(60_000);

test('a serial order explains the result of concurrent operations', async () => {
  const { counterexample, operations } = await explore({ runs: 100, seed: 20_260_101 });
  expect(counterexample).toBeNull();
  expect(operations).toBeGreaterThan(500);
});

describe('a serial order', () => {
  const subject = { taskSid: 'WT' as TaskSid, interactionSid: 'KD' as InteractionSid, channelSid: 'UO' as ChannelSid };
  const attach = (
    seen: string | null,
    ttid: string,
    at: readonly [number, number],
    tookEffect: Operation['tookEffect'] = 'yes',
  ): Operation => ({
    submission: { name: 'attach', request: attachRequest(subject, seen, [], 1) },
    startedAt: at[0],
    endedAt: at[1],
    tookEffect,
    ttids: [ttid],
  });
  const detach = (ttid: string, at: readonly [number, number]): Operation => ({
    submission: { name: 'detach', request: detachRequest(subject, ttid, 2) },
    startedAt: at[0],
    endedAt: at[1],
    tookEffect: 'yes',
    ttids: [],
  });
  const explained = (
    initial: string | null,
    operations: readonly Operation[],
    bound: string | null,
    exists = bound !== null,
  ) =>
    isExplained(
      { operations, initial, final: { bound, exists } },
      { emptyTtidClears: true, isForeign: (ttid) => ttid === 'F' },
    );

  test.each<[string, boolean, boolean]>([
    [
      'explains operations one after the other',
      explained(null, [attach(null, 'A', [0, 1]), attach('A', 'B', [2, 3])], 'B'),
      true,
    ],
    [
      'explains overlapping operations in reverse order of their start',
      explained(null, [attach('A', 'B', [0, 9]), attach(null, 'A', [1, 9])], 'B'),
      true,
    ],
    [
      'does not explain two attaches that both saw nothing bound',
      explained(null, [attach(null, 'A', [0, 9]), attach(null, 'B', [0, 9])], 'B'),
      false,
    ],
    [
      'does not reverse operations that did not overlap',
      explained(null, [attach('A', 'B', [0, 1]), attach(null, 'A', [2, 3])], 'B'),
      false,
    ],
    [
      'does not explain a detach that unbound a later webhook',
      explained(null, [attach(null, 'A', [0, 1]), detach('A', [2, 9]), attach('A', 'B', [3, 8])], null),
      false,
    ],
    [
      'explains a displaced webhook that is bound again',
      explained('F', [attach('F', 'A', [0, 1]), detach('A', [2, 3])], 'F'),
      true,
    ],
    [
      'does not explain a displaced webhook that is lost',
      explained('F', [attach('F', 'A', [0, 1]), detach('A', [2, 3])], null),
      false,
    ],
    ['explains an unclear attach that took effect', explained(null, [attach(null, 'A', [0, 9], 'maybe')], 'A'), true],
    ['explains an unclear attach without effect', explained(null, [attach(null, 'A', [0, 9], 'maybe')], null), true],
    ['does not explain a refused attach with effect', explained(null, [attach(null, 'A', [0, 9], 'no')], 'A'), false],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
