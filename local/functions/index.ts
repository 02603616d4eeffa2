import { join } from 'node:path';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';
import { firstMessage, startChild, stopChild } from '../child';

export interface RunningFunctions {
  /** Where they answer on this machine. */
  readonly origin: string;
  /** Runs what has been built since. */
  readonly reload: () => void;
  readonly stop: () => Promise<void>;
}

/** Runs the built functions; `twilioOrigin` is where Local Twilio answers for Twilio. */
export async function startFunctions(options: { port: number; twilioOrigin: string }): Promise<RunningFunctions> {
  const child = startChild({
    file: join(__dirname, 'runtime.ts'),
    args: [String(options.port), BUILT_FUNCTIONS],
    preload: [join(__dirname, 'preload.ts')],
    env: { LOCAL_TWILIO_ORIGIN: options.twilioOrigin },
  });
  await firstMessage(child);
  return {
    origin: `http://localhost:${options.port}`,
    reload: () => child.send('reload'),
    stop: () => stopChild(child),
  };
}
