/** Runs commands of a shell, none of which outlives this process. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface Finished {
  readonly succeeded: boolean;
  /** The standard output and the errors, in the order in which they came. */
  readonly output: string;
}

interface CommandOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives the output piece by piece. */
  readonly onOutput: (text: string) => void;
}

const WINDOWS = process.platform === 'win32';

export function runCommand(command: string, { onOutput, ...options }: CommandOptions): Promise<Finished> {
  return new Promise((done, reject) => {
    // Elsewhere than on Windows, it leads a process group, so that the processes below it can be ended, too.
    const child = spawn(command, { ...options, shell: true, stdio: ['ignore', 'pipe', 'pipe'], detached: !WINDOWS });
    const end = () => endGroup(child);
    // First, because others remove the folders in which it runs.
    process.prependOnceListener('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      done({ succeeded: code === 0, output });
    });
  });
}

function endGroup({ pid }: ChildProcess) {
  if (pid === undefined) return;
  try {
    process.kill(WINDOWS ? pid : -pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}
