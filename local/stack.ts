/**
 * Starts all of Local Twilio: Flex, the plugin, the functions and the server. `npm start` and the browser tests use it.
 */
import { name as ownPlugin } from '../package.json';
import { buildFunctions, watchFunctions } from '../tools/build-functions';
import { flexBundle } from './flex/bundle';
import { type FlexPlugin, requireBundle } from './flex/plugins';
import { INSTALLED_VERSION } from './flex/version';
import { type RunningFunctions, startFunctions } from './functions';
import { FUNCTIONS_DOMAIN } from './functions/address';
import { type ServedPlugin, servePlugin } from './plugin';
import { type LocalTwilio, startLocalTwilio } from './server';
import { requireFreePorts } from './system/ports';

export interface StackOptions {
  /** Flex's port. The functions use the next one. */
  readonly port: number;
  /** The version of Flex UI, by default the installed one. */
  readonly flexVersion?: string;
  /** Plugins to load beside this one. */
  readonly otherPlugins: readonly FlexPlugin[];
  /** The language that the account sets. */
  readonly locale: string | undefined;
  /** Receives progress messages for people. */
  readonly onProgress: (message: string) => void;
}

export interface Stack extends LocalTwilio {
  /** The functions' origin, such as `http://localhost:4311`. */
  readonly functionsOrigin: string;
}

/** Rejects with `PortTaken` or `NoBundle` before starting anything, or with the error of the first build that fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { port, flexVersion = INSTALLED_VERSION, otherPlugins, locale, onProgress } = options;
  const functionsPort = port + 1;
  for (const plugin of otherPlugins) requireBundle(plugin);
  await requireFreePorts([port, functionsPort]);

  const stops: (() => unknown)[] = [];
  const stopAll = async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
  const stoppable = <T extends { stop: () => unknown }>(part: T): T => {
    stops.push(part.stop);
    return part;
  };

  const parts = [
    flexBundle({ version: flexVersion, onProgress }),
    watchedPlugin(onProgress).then(stoppable),
    runFunctions(functionsPort, port, onProgress).then(stoppable),
  ] as const;
  try {
    const [flex, plugin, functions] = await Promise.all(parts);
    stops.push(watchFunctions(reloader(functions, onProgress)));
    const twilio = await startLocalTwilio({
      port,
      functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
      flexFile: flex.file,
      plugins: [{ name: ownPlugin, file: plugin.file }, ...otherPlugins],
      locale,
    });
    stops.push(twilio.close);
    return { ...twilio, functionsOrigin: functions.origin, close: stopAll };
  } catch (error) {
    await Promise.allSettled(parts);
    await stopAll();
    throw error;
  }
}

const watchedPlugin = (onProgress: (message: string) => void): Promise<ServedPlugin> =>
  servePlugin({ onProgress, onBuilt: (errors) => onProgress(rebuilt('plugin', errors.join('\n'))) });

async function runFunctions(
  port: number,
  twilioPort: number,
  onProgress: (message: string) => void,
): Promise<RunningFunctions> {
  onProgress('Building the functions …');
  await buildFunctions();
  return startFunctions({ port, twilioOrigin: `http://127.0.0.1:${twilioPort}` });
}

const reloader = (functions: RunningFunctions, onProgress: (message: string) => void) => (error: Error | null) => {
  if (error === null) functions.reload();
  onProgress(rebuilt('functions', error?.message ?? ''));
};

const rebuilt = (part: string, errors: string) =>
  errors === ''
    ? `Rebuilt the ${part}. Reload the page to see the change.`
    : `The ${part} build failed. The previous build stays in use.\n${errors}`;
