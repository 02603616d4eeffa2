/** `npm start`: runs everything until it is told to stop. */
import { parseArgs } from 'node:util';
import { startStack } from './stack';
import { openBrowser } from './system/open-browser';
import { welcome } from './welcome';

const DEFAULT_PORT = '4310';
const LARGEST_PORT = 65_534;
const PARENT_POLL_MS = 500;

/** Throws with a sentence for the person who typed it. */
function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: DEFAULT_PORT }, 'no-open': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > LARGEST_PORT) {
    throw new Error(`--port takes a number from 1 to ${LARGEST_PORT}, not '${values.port}'.`);
  }
  return { port, open: !values['no-open'] && process.stdout.isTTY && !process.env.CI };
}

async function main() {
  const { port, open } = options();
  const stack = await startStack({ port, onProgress: console.log });
  const stop = () => void stack.close().finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  whenOrphaned(stop);
  console.log(welcome(stack.origin, stack.functionsOrigin, stack.world));
  console.log(`ready ${stack.origin}`);
  if (open) openBrowser(stack.origin);
}

/** Whoever ends npm with a signal reaches only the shell that npm has put in between. */
function whenOrphaned(then: () => void) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, PARENT_POLL_MS);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
