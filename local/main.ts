/** `npm start`: runs Local Twilio until it receives a signal. */
import { parseArgs } from 'node:util';
import { type Stack, startStack } from './stack';
import { openBrowser } from './system/open-browser';
import { welcome } from './welcome';

const DEFAULT_PORT = '4310';
const MAX_PORT = 65_534;
const PARENT_POLL_MS = 500;

/** Parses the command line. Throws an error with a sentence for the user. */
function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: DEFAULT_PORT }, 'no-open': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > MAX_PORT) {
    throw new Error(`--port must be a number from 1 to ${MAX_PORT}, not '${values.port}'.`);
  }
  return { port, open: !values['no-open'] && process.stdout.isTTY && !process.env.CI };
}

async function main() {
  const { port, open } = options();
  let stack: Stack | undefined;
  // During the start there is nothing to close yet, and child processes end with this one.
  const stop = () => void Promise.resolve(stack?.close()).finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  onParentExit(stop);
  stack = await startStack({ port, onProgress: console.log });
  console.log(welcome(stack.origin, stack.functionsOrigin, stack.world));
  console.log(`ready ${stack.origin}`);
  if (open) openBrowser(stack.origin);
}

/** Calls `stop` when the parent process ends: a signal to npm reaches only the shell between npm and this process. */
function onParentExit(stop: () => void) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_POLL_MS);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
