/** Processes of our own: one TypeScript file each, that dies with its parent. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface ChildOptions {
  /** Absolute path of the TypeScript file. */
  readonly file: string;
  readonly args: readonly string[];
  /** Files that are loaded before it. */
  readonly preload?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Drops what it says, but not what it complains about. */
  readonly isQuiet?: boolean;
}

/** Starts it. It must call `dieWithParent` itself. */
export function startChild({ file, args, preload = [], env = {}, isQuiet = false }: ChildOptions): ChildProcess {
  const required = [require.resolve('tsx/cjs'), ...preload].flatMap((path) => ['--require', path]);
  return fork(file, args, {
    execArgv: required,
    env: { ...process.env, ...env },
    stdio: ['ignore', isQuiet ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
}

/** Its first message; rejects when it ends without one. */
export async function firstMessage(child: ChildProcess): Promise<unknown> {
  const controller = new AbortController();
  const ended = once(child, 'exit', { signal: controller.signal }).then(() => {
    throw new Error('A process of Local Twilio ended before it was ready. Its own words are above.');
  });
  const message = once(child, 'message', { signal: controller.signal }).then(([content]) => content);
  try {
    return await Promise.race([message, ended]);
  } finally {
    controller.abort();
    await Promise.allSettled([message, ended]);
  }
}

/** Ends it and waits until it is gone. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

/** For the child: no parent, no child. */
export function dieWithParent() {
  process.once('disconnect', () => process.exit());
}
