/** Keeps a bug in one invocation from taking the function down. */
import type { Log, LogFields } from './log';

/** The facts that an invocation has found out about itself so far. */
export interface Trace {
  known: LogFields;
}

/** A line of a stack that says where a function is. */
const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** Runs an invocation. An exception is a bug: it is logged with the trace, and `otherwise` is returned. */
export async function guarded<T>(log: Log, name: string, work: (trace: Trace) => Promise<T>, otherwise: T): Promise<T> {
  const trace: Trace = { known: {} };
  try {
    return await work(trace);
  } catch (error) {
    log(name, {
      ...trace.known,
      outcome: 'internal',
      error: error instanceof Error ? describe(error) : 'not an Error',
    });
    return otherwise;
  }
}

/** Returns the name of an error and where it was thrown. Its message is left out, because it may quote a secret. */
function describe({ name, message, stack = '' }: Error): string {
  const frames = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return [name, ...frames].join('\n');
}
