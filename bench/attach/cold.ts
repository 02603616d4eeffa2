/** This product's functions in a process that has not run them yet. */
import { startFunctions } from '../../local/functions';
import type { AttachClient } from './client';

/**
 * Calls `use` with a function that starts a new process of the functions for each operation and returns its client.
 * Nothing is in their memory then, and no connection is open. The processes end before this resolves.
 */
export async function withColdFunctions<T>(
  { port, twilioPort }: { readonly port: number; readonly twilioPort: number },
  clientAt: (origin: string) => AttachClient,
  use: (next: () => Promise<AttachClient>) => Promise<T>,
): Promise<T> {
  let stop = async () => {};
  const next = async () => {
    await stop();
    const functions = await startFunctions({ port, twilioOrigin: `http://127.0.0.1:${twilioPort}`, isQuiet: true });
    stop = functions.stop;
    return clientAt(functions.origin);
  };
  try {
    return await use(next);
  } finally {
    await stop();
  }
}
