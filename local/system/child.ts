/** Child processes, each running one TypeScript file. A child ends when its parent ends, however that happens. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const EXIT_WITH_PARENT = join(__dirname, 'exit-with-parent.cjs');

export interface ChildOptions {
  /** The absolute path of the TypeScript file. */
  readonly file: string;
  readonly args: readonly string[];
  /** Files to load before it. */
  readonly preload?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Discards its standard output, but not its standard error. */
  readonly isQuiet?: boolean;
}

/** Starts a child process. The file must call `dieWithParent`. Node.js processes below it end with it, too. */
export function startChild({ file, args, preload = [], env = {}, isQuiet = false }: ChildOptions): ChildProcess {
  const required = [require.resolve('tsx/cjs'), ...preload].flatMap((path) => ['--require', path]);
  return fork(file, args, {
    execArgv: required,
    // An option, unlike `execArgv`, also reaches processes that a library forks, such as the type checker of webpack.
    env: { ...process.env, NODE_OPTIONS: withRequired(EXIT_WITH_PARENT), ...env },
    stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
}

/** Waits for the child's first message. Rejects if the child ends without one. */
export async function firstMessage(child: ChildProcess): Promise<unknown> {
  const controller = new AbortController();
  const ended = once(child, 'exit', { signal: controller.signal }).then(() => {
    throw new Error('A process of Local Twilio ended before it was ready. See its output above.');
  });
  const message = once(child, 'message', { signal: controller.signal }).then(([content]) => content);
  try {
    return await Promise.race([message, ended]);
  } finally {
    controller.abort();
    await Promise.allSettled([message, ended]);
  }
}

/** Stops the child and waits until it has exited. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** Called in the child: ends it when its parent ends. */
export function dieWithParent() {
  process.once('disconnect', () => process.exit());
}

/** Returns the user's NODE_OPTIONS with one more file to load. The quotes allow blanks in its path. */
const withRequired = (file: string) => `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(file)}`.trim();
