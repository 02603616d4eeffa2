import { createInterface } from 'node:readline';
import { type RunningFile, runFile } from '../testing/run-file';

let tree: RunningFile;

afterEach(() => tree.kill());

/** The PIDs of the three processes, once all of them run. */
async function pids(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const line of createInterface({ input: tree.output })) {
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
  process.kill((await pids()).get(name) ?? 0, signal);
  await tree.allEnded;
});
