import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { attaching, detaching } from '../shared/account-invariants';
import { explore } from './model';
import { isExplained, type Operation } from './serial-order';

jest.setTimeout(60_000);

test('what several people do at once is explained by some serial order', async () => {
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
    outcome: Operation['outcome'] = 'ok',
  ) => ({
    act: { name: 'attach', request: attaching(subject, seen, [], 1) } as const,
    startedAt: at[0],
    endedAt: at[1],
    outcome,
    ttids: [ttid],
  });
  const detach = (ttid: string, at: readonly [number, number]): Operation => ({
    act: { name: 'detach', request: detaching(subject, ttid, 2) },
    startedAt: at[0],
    endedAt: at[1],
    outcome: 'ok',
    ttids: [],
  });
  const explained = (
    initial: string | null,
    operations: readonly Operation[],
    bound: string | null,
    exists = bound !== null,
  ) =>
    isExplained({ operations, initial, final: { bound, exists } }, { clears: true, isForeign: (ttid) => ttid === 'F' });

  test.each<[string, boolean, boolean]>([
    ['one after the other', explained(null, [attach(null, 'A', [0, 1]), attach('A', 'B', [2, 3])], 'B'), true],
    [
      'the other way round than they began',
      explained(null, [attach('A', 'B', [0, 9]), attach(null, 'A', [1, 9])], 'B'),
      true,
    ],
    ['both over nothing', explained(null, [attach(null, 'A', [0, 9]), attach(null, 'B', [0, 9])], 'B'), false],
    ['against time', explained(null, [attach('A', 'B', [0, 1]), attach(null, 'A', [2, 3])], 'B'), false],
    [
      'a detach that unbound what came after',
      explained(null, [attach(null, 'A', [0, 1]), detach('A', [2, 9]), attach('A', 'B', [3, 8])], null),
      false,
    ],
    ['what was displaced comes back', explained('F', [attach('F', 'A', [0, 1]), detach('A', [2, 3])], 'F'), true],
    ['what was displaced is forgotten', explained('F', [attach('F', 'A', [0, 1]), detach('A', [2, 3])], null), false],
    ['an unclear one that happened', explained(null, [attach(null, 'A', [0, 9], 'unclear')], 'A'), true],
    ['an unclear one that did not', explained(null, [attach(null, 'A', [0, 9], 'unclear')], null), true],
    ['a refused one that happened', explained(null, [attach(null, 'A', [0, 9], 'none')], 'A'), false],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
