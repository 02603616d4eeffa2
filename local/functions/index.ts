import { join } from 'node:path';
import { BUILT_FUNCTIONS } from '../../tools/build-functions';
import { firstMessage, startChild, stopChild } from '../system/child';
import { temporaryFile } from '../system/temporary-file';
import { ownAuthority } from '../tls/own-authority';
import { FORK, FUNCTIONS_DOMAIN } from './address';
import { DEPLOYED_VARIABLES, type Variables } from './variables';

export interface RunningFunctions {
  /** The functions' origin on this machine. */
  readonly origin: string;
  /** Loads the functions again after a build. */
  readonly reload: () => void;
  readonly stop: () => Promise<void>;
}

export interface FunctionsOptions {
  readonly port: number;
  /** The origin of Local Twilio. */
  readonly twilioOrigin: string;
  /** The folder of the functions, by default the one that `npm run deploy` deploys. */
  readonly folder?: string;
  /** Runs each call in a process of its own, as `twilio-run` does by default. Functions are then always cold. */
  readonly forksCalls?: boolean;
  /** The domain under which Twilio knows them, by default `FUNCTIONS_DOMAIN`. */
  readonly domain?: string;
  /** The variables that the deployment has set, by default `DEPLOYED_VARIABLES`. */
  readonly variables?: Variables;
  /** Discards the functions' log output. */
  readonly isQuiet?: boolean;
}

/**
 * Runs functions in a child process. They trust the customer's systems that this process plays. Rejects if the child
 * process ends before it is ready.
 */
export async function startFunctions(options: FunctionsOptions): Promise<RunningFunctions> {
  const authority = temporaryFile('authority.pem', ownAuthority().certificate);
  const child = startChild({
    file: join(__dirname, 'runtime.ts'),
    args: [
      String(options.port),
      options.folder ?? BUILT_FUNCTIONS,
      options.domain ?? FUNCTIONS_DOMAIN,
      JSON.stringify(options.variables ?? DEPLOYED_VARIABLES),
      ...(options.forksCalls ? [FORK] : []),
    ],
    preload: [join(__dirname, '../redirect/preload.ts')],
    env: { LOCAL_TWILIO_ORIGIN: options.twilioOrigin, NODE_EXTRA_CA_CERTS: authority.path },
    isQuiet: options.isQuiet ?? false,
  });
  child.once('exit', authority.remove);
  await firstMessage(child);
  return {
    origin: `http://localhost:${options.port}`,
    reload: () => child.send('reload'),
    stop: () => stopChild(child),
  };
}
