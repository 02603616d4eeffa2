/** Child processes, each running one TypeScript file. A child ends when its parent ends, however that happens. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const EXIT_WITH_PARENT = join(__dirname, 'exit-with-parent.cjs');

export interface ChildOptions {
  /** The absolute path of the TypeScript file. */
  readonly file: string;
  readonly args: readonly string[];
  /** TypeScript files to load before it, and before any other file in the Node.js processes below it. */
  readonly preload?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Discards its standard output, but not its standard error. */
  readonly isQuiet?: boolean;
}

/** Starts a child process. The file must call `dieWithParent`. Node.js processes below it end with it, too. */
export function startChild({ file, args, preload = [], env = {}, isQuiet = false }: ChildOptions): ChildProcess {
  const typeScript = require.resolve('tsx/cjs');
  const everywhere = [EXIT_WITH_PARENT, ...(preload.length === 0 ? [] : [typeScript, ...preload])];
  return fork(file, args, {
    execArgv: ['--require', typeScript],
    // An option, unlike `execArgv`, also reaches processes that a library starts, such as one for each function call.
    env: { ...process.env, NODE_OPTIONS: withRequired(everywhere), ...env },
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

/** Returns the user's NODE_OPTIONS with more files to load. The quotes allow blanks in their paths. */
const withRequired = (files: readonly string[]) =>
  [process.env.NODE_OPTIONS ?? '', ...files.map((file) => `--require ${JSON.stringify(file)}`)].join(' ').trim();
