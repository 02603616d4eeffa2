import { createInterface } from 'node:readline';
import { type RunningFile, runFile } from '../testing/run-file';
import { firstMessage, startChild, stopChild } from './child';

let tree: RunningFile | undefined;

afterEach(() => tree?.kill());

/** The PIDs of the three processes, once all of them run. */
async function pids({ output }: RunningFile): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const line of createInterface({ input: output })) {
    const [name = '', pid] = line.split(' ');
    found.set(name, Number(pid));
    if (found.size === 3) break;
  }
  return found;
}

test.each([
  ['root', 'SIGTERM'],
  ['root', 'SIGKILL'],
  ['child', 'SIGTERM'],
  ['child', 'SIGKILL'],
] as const)('no process is left after the %s gets %s', async (name, signal) => {
  tree = runFile(require.resolve('../testing/process-tree'), 'root');
  process.kill((await pids(tree)).get(name) ?? 0, signal);
  await tree.allEnded;
});

test('a preloaded file is also loaded in processes that the child starts without options', async () => {
  const child = startChild({
    file: require.resolve('../testing/preloaded-child'),
    args: [],
    preload: [require.resolve('../testing/preloaded')],
  });
  expect(await firstMessage(child)).toBe('true');
  await stopChild(child);
}, 20_000);
