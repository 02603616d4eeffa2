/** `npm start`: runs Local Twilio until it receives a signal. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { startDeployedStack } from './deployed/stack';
import { optionsHelp, parseOptions } from './options';
import { startStack } from './stack';
import type { Stack } from './stack-options';
import { openBrowser } from './system/open-browser';
import { welcome } from './welcome';

const PARENT_POLL_MS = 500;

/** The folder that the user is in. npm runs scripts in the folder of package.json. */
const CALLER_FOLDER = process.env.INIT_CWD ?? process.cwd();

async function main() {
  const parsed = parseOptions(process.argv.slice(2));
  if (!parsed.ok) throw new Error(parsed.failure);
  if (parsed.value === 'help') {
    console.log(optionsHelp());
    return;
  }
  const { port, flex: flexVersion, locale, plugin: plugins, forward: forwards } = parsed.value;
  let stack: Stack | undefined;
  // During the start there is nothing to close yet, and child processes end with this one.
  const stop = () => void Promise.resolve(stack?.close()).finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  onParentExit(stop);
  const otherPlugins = plugins.map(({ name, path }) => ({ name, file: resolve(CALLER_FOLDER, path) }));
  const start = parsed.value.deployed ? startDeployedStack : startStack;
  stack = await start({ port, flexVersion, otherPlugins, locale, forwards, onProgress: console.log });
  console.log(welcome(stack.origin, stack.functionsOrigin, stack.world));
  console.log(`ready ${stack.origin}`);
  if (!parsed.value['no-open'] && process.stdout.isTTY && !process.env.CI) openBrowser(stack.origin);
}

/**
 * Calls `stop` when the parent process or npm ends. A signal to npm reaches only the shell between npm and this
 * process, and that shell outlives an npm that is killed.
 */
function onParentExit(stop: () => void) {
  const parent = process.ppid;
  const npm = parentOfShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || isRunning(npm))) return;
    clearInterval(timer);
    stop();
  }, PARENT_POLL_MS);
}

/**
 * Returns the PID of npm if `pid` is the shell that it started. Windows has no `ps`, and some shells become Node.js.
 */
function parentOfShell(pid: number): number | null {
  if (process.env.npm_lifecycle_event === undefined) return null;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent] = /^\s*(\d+)\s+(?:.*\/)?sh$/m.exec(stdout ?? '') ?? [];
  return parent === undefined ? null : Number(parent);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
