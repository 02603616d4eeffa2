import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a TypeScript file as the first process of a process group, and reads its output. */
export function runFile(file: string, ...args: string[]) {
  const first = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return {
    output: first.stdout,
    /** Resolves when this process and all processes below it have ended: the last one closes the output. */
    allEnded: once(first, 'close'),
    /** Ends those that are left in its group. */
    kill(signal: NodeJS.Signals = 'SIGKILL') {
      try {
        process.kill(-(first.pid ?? 0), signal);
      } catch {
        // None is left.
      }
    },
  };
}

export type RunningFile = ReturnType<typeof runFile>;
