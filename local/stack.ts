/** Starts all of Local Twilio: Flex, the plugin, the functions and the server. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { name as ownPlugin } from '../package.json';
import { BUILT_FUNCTIONS } from '../tools/build-functions';
import { sourcesDigest } from './builds/digest';
import { type BuildError, describeErrors } from './builds/errors';
import { updates } from './builds/updates';
import { watchFolders } from './builds/watch';
import { flexBundle } from './flex/bundle';
import { INSTALLED_VERSION } from './flex/version';
import { type RunningFunctions, startFunctions } from './functions';
import { FUNCTIONS_DOMAIN } from './functions/address';
import { functionsPart } from './functions/part';
import { DEPLOYED_VARIABLES, demoDestinations } from './functions/variables';
import { PLUGIN_FILE, pluginPart } from './plugin';
import { startLocalTwilio } from './server';
import { requireUsable, type Stack, type StackOptions } from './stack-options';

const ROOT = resolve(__dirname, '..');

/** Rejects with `PortTaken` or `NoBundle` before starting anything, or with the error of the first build that fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { port, flexVersion = INSTALLED_VERSION, otherPlugins, locale, forwards, onProgress } = options;
  const functionsPort = port + 1;
  await requireUsable(options);

  let functions: RunningFunctions | undefined;
  const plugin = pluginPart();
  const stops: (() => unknown)[] = [plugin.stop, () => functions?.stop()];
  const stopAll = async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
  let isStarted = false;
  const update = updates([plugin, functionsPart(() => functions?.reload())], {
    onStart: (names) => onProgress(`Building the ${names.join(' and the ')} …`),
    onEnd: (errors) => {
      if (errors.length > 0) onProgress(failure(errors));
      else if (isStarted) onProgress('Built again. Reload the page to see the change.');
    },
  });
  try {
    const [flex] = await Promise.all([flexBundle({ version: flexVersion, onProgress }), update()]);
    if (!hasBuilds()) throw new Error('Correct the code, then run npm start again.');
    functions = await startFunctions({
      port: functionsPort,
      twilioOrigin: `http://127.0.0.1:${port}`,
      variables: { ...DEPLOYED_VARIABLES, ...demoDestinations(forwards) },
    });
    const twilio = await startLocalTwilio({
      port,
      functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
      flexFile: flex.file,
      plugins: [{ name: ownPlugin, file: PLUGIN_FILE }, ...otherPlugins],
      locale,
      forwards,
      isDemo: true,
    });
    stops.push(twilio.close);
    isStarted = true;
    stops.push(
      watchFolders([join(ROOT, 'src'), join(ROOT, 'functions')], () => {
        update().catch((error: Error) => onProgress(error.message));
      }),
      watchOwnCode(onProgress),
    );
    return { ...twilio, functionsOrigin: functions.origin, close: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

const hasBuilds = () => [PLUGIN_FILE, BUILT_FUNCTIONS].every(existsSync);

const failure = (errors: readonly BuildError[]) =>
  `\n${describeErrors(errors, ROOT)}\n\nThe build failed.${hasBuilds() ? ' The previous build stays in use.' : ''}`;

/** Says once that the code of Local Twilio itself has changed. It is loaded only at the start. */
function watchOwnCode(onProgress: (message: string) => void): () => void {
  const digest = () => sourcesDigest(ROOT, ['local']);
  const started = digest();
  const stop = watchFolders([join(ROOT, 'local')], () => {
    if (digest() === started) return;
    stop();
    onProgress(
      'Local Twilio’s own code changed. Restart npm start to use the change; its data is then as at the start.',
    );
  });
  return stop;
}
