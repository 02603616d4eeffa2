import { join } from 'node:path';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';
import { firstMessage, startChild, stopChild } from '../system/child';

export interface RunningFunctions {
  /** Where they answer on this machine. */
  readonly origin: string;
  /** Runs what has been built since. */
  readonly reload: () => void;
  readonly stop: () => Promise<void>;
}

export interface FunctionsOptions {
  readonly port: number;
  /** Where Local Twilio answers for Twilio. */
  readonly twilioOrigin: string;
  /** Drops their log. */
  readonly isQuiet?: boolean;
}

/** Runs the built functions. */
export async function startFunctions(options: FunctionsOptions): Promise<RunningFunctions> {
  const child = startChild({
    file: join(__dirname, 'runtime.ts'),
    args: [String(options.port), BUILT_FUNCTIONS],
    preload: [join(__dirname, 'preload.ts')],
    env: { LOCAL_TWILIO_ORIGIN: options.twilioOrigin },
    isQuiet: options.isQuiet ?? false,
  });
  await firstMessage(child);
  return {
    origin: `http://localhost:${options.port}`,
    reload: () => child.send('reload'),
    stop: () => stopChild(child),
  };
}
