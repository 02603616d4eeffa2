/** Questions about a function that does not end by itself. */
import { asked, compare, type Finding } from '../../question';
import type { Seen } from '../../receiver/receiver';
import { leave } from '../chat';
import { bindReceiver, oncePerRun, STATUS_UPDATED } from './receiving';

const SLOW = 'slow';
/** The seconds after which the function writes that it still runs: before and after its documented limit. */
const BEFORE = 9;
const AFTER = 12;
const WAIT_MS = 30_000;

/** Calls the function twice at the same time. Returns what it has written. */
const slowCalls = oncePerRun(async (context) => {
  const { stage, io, note } = context;
  const receiver = await stage.receiver();
  const url = receiver.urlOf(SLOW, 200, { marks: `${BEFORE},${AFTER}` });
  const interactions = [await stage.second(), await stage.interaction()];
  for (const { sid } of interactions) await bindReceiver(context, sid, SLOW, [STATUS_UPDATED], url);
  for (const interaction of interactions) await leave(context, interaction);
  note(`Waiting ${WAIT_MS / 1_000} seconds for a slow function …`);
  await io.wait(WAIT_MS);
  return receiver.received(SLOW);
});

const at = (seen: readonly Seen[], seconds: number) => seen.filter((one) => one.seconds === seconds).length;

const TOO_FEW: Finding = { kind: 'not-asked', why: 'Fewer than two events arrived.' };

export const SLOW_FUNCTION_QUESTIONS = [
  asked(
    'A function has 10 seconds',
    `It still runs after ${BEFORE} seconds, and not after ${AFTER}.`,
    async (context): Promise<Finding> => {
      const seen = await slowCalls(context);
      if (at(seen, 0) === 0) return TOO_FEW;
      return compare(
        at(seen, BEFORE) > 0 && at(seen, AFTER) === 0,
        `calls: ${at(seen, 0)}; still running after ${BEFORE} seconds: ${at(seen, BEFORE)}, after ${AFTER}: ${at(seen, AFTER)}`,
      );
    },
  ),
  asked(
    'An instance runs one invocation at a time',
    'Of two events at the same time, none arrives at an instance that is still at work.',
    async (context): Promise<Finding> => {
      const seen = await slowCalls(context);
      if (at(seen, 0) < 2) return TOO_FEW;
      const instances = new Set(seen.map(({ instance }) => instance)).size;
      const atOnce = Math.max(...seen.map((one) => one.atOnce));
      return compare(atOnce === 1, `calls: ${at(seen, 0)}; instances: ${instances}; calls of one at once: ${atOnce}`);
    },
  ),
];
