/** Keeps a bug in one invocation from taking the function down. */
import type { Log, LogFields } from './log';

/** The facts that an invocation has found out about itself so far. */
export interface Trace {
  known: LogFields;
}

/** Runs an invocation. An exception is a bug: it is logged with the trace, and `otherwise` is returned. */
export async function guarded<T>(log: Log, name: string, work: (trace: Trace) => Promise<T>, otherwise: T): Promise<T> {
  const trace: Trace = { known: {} };
  try {
    return await work(trace);
  } catch (error) {
    log(name, {
      ...trace.known,
      outcome: 'internal',
      error: error instanceof Error ? (error.stack ?? error.name) : 'not an Error',
    });
    return otherwise;
  }
}
