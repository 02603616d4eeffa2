/** Measures `npm start`: until Local Twilio answers, until Flex is ready in the browser, and the memory it takes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { withChromium, withFlex } from '../browser/chromium';
import { type Benchmark, medianFigure } from '../core/findings';
import { PORTS } from '../core/ports';
import { memoryMb } from './memory';

const ROUNDS = 5;
const ROOT = resolve(__dirname, '../..');
const ORIGIN = `http://localhost:${PORTS.twilio}`;
const POLL_MS = 10;

interface Start {
  readonly answersMs: number;
  /** The time from the request of the page. */
  readonly flexMs: number;
  readonly memoryMb: number;
}

export const localTwilioBenchmark: Benchmark = {
  help: 'the start of Local Twilio and its memory',
  run: async ({ isQuick, onProgress }) => {
    onProgress('local-twilio');
    const starts = await withChromium(async (context) => {
      // The first start builds, and lets the browser compile Flex.
      await start(context);
      const all: Start[] = [];
      while (all.length < (isQuick ? 1 : ROUNDS)) all.push(await start(context));
      return all;
    });
    const row = (name: string, key: keyof Start, unit: 'ms' | 'MB') => ({
      name,
      figures: [
        medianFigure(
          starts.map((one) => one[key]),
          unit,
        ),
      ],
    });
    return {
      tables: [
        {
          title: 'Local Twilio',
          columns: ['nothing to build'],
          rows: [
            row('from the start until it answers', 'answersMs', 'ms'),
            row('from opening the page until Flex is ready', 'flexMs', 'ms'),
            row('memory of all its processes', 'memoryMb', 'MB'),
          ],
        },
      ],
      goals: [],
    };
  },
};

async function start(context: BrowserContext): Promise<Start> {
  const startedAt = performance.now();
  const main = spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'local/main.ts'), '--port', String(PORTS.twilio), '--no-open'],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    await answers(main);
    const answersMs = performance.now() - startedAt;
    const openedAt = performance.now();
    const flexMs = await withFlex(context, ORIGIN, 'Alice', async () => performance.now() - openedAt);
    return { answersMs, flexMs, memoryMb: memoryMb(processes(), main.pid ?? 0) };
  } finally {
    const ended = once(main, 'exit');
    main.kill();
    await ended;
  }
}

/** Waits until Local Twilio answers. Rejects if its process ends before. */
async function answers(main: ChildProcess) {
  while (main.exitCode === null) {
    const response = await fetch(ORIGIN).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(POLL_MS);
  }
  throw new Error('Local Twilio ended before it answered. See its output above.');
}

/** Lists all processes: PID, PID of the parent, and resident memory in KB. */
const processes = () => execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
