/**
 * Three processes, each of which prints its name and PID: `root` starts `child` as Local Twilio does, and `child` forks
 * `grandchild` as a library does. The grandchild never ends by itself.
 */
import { fork } from 'node:child_process';
import { dieWithParent, startChild } from '../system/child';

const RUN = {
  root: () => startChild({ file: __filename, args: ['child'] }),
  child: () => {
    dieWithParent();
    fork(__filename, ['grandchild']);
  },
  grandchild: () => setInterval(() => undefined, 60_000),
};

const name = process.argv[2] as keyof typeof RUN;
RUN[name]();
console.log(`${name} ${process.pid}`);
