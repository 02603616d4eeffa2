/** Starts all of Local Twilio with what the real Twilio CLI deploys to it, as `npm start -- --deployed`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORDS_VARIABLE } from '../../tools/deploy/deployed-functions';
import { flexBundle } from '../flex/bundle';
import { INSTALLED_VERSION } from '../flex/version';
import { startFunctions } from '../functions';
import { DEPLOYED_VARIABLES, demoDestinations, type Variables } from '../functions/variables';
import { type LocalTwilio, startLocalTwilio } from '../server';
import { requireUsable, type Stack, type StackOptions } from '../stack-options';
import { saveDeployment } from './deployment';
import { releaseCommand } from './release-command';
import { openShell } from './shell';

/** Rejects as `requireUsable` and `openShell` do, or if the deployment fails, which the CLI's output explains. */
export async function startDeployedStack(options: StackOptions): Promise<Stack> {
  const { port, flexVersion = INSTALLED_VERSION, otherPlugins, locale, forwards, onProgress } = options;
  await requireUsable(options);
  const { file: flexFile } = await flexBundle({ version: flexVersion, onProgress });
  const folder = await mkdtemp(join(tmpdir(), 'local-twilio-'));
  const stops: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
  };
  try {
    const functionsOrigin = `http://localhost:${port + 1}`;
    // Nothing is deployed yet, so nothing can be delivered to the functions.
    const account = await startLocalTwilio({
      port,
      functions: { domain: 'none.twil.io', origin: functionsOrigin },
      flexFile,
      plugins: [],
    });
    await deployTo(account, { ...DEPLOYED_VARIABLES, ...demoDestinations(forwards) }, onProgress).finally(
      account.close,
    );
    const { domain, functions: functionsFolder, variables, plugins } = await saveDeployment(account, folder);
    const functions = await startFunctions({
      port: port + 1,
      twilioOrigin: `http://127.0.0.1:${port}`,
      folder: functionsFolder,
      domain,
      variables,
    });
    stops.push(functions.stop);
    const twilio = await startLocalTwilio({
      port,
      functions: { domain, origin: functions.origin },
      flexFile,
      plugins: [...plugins, ...otherPlugins],
      locale,
      forwards,
      isDemo: true,
      deployments: account,
    });
    stops.push(twilio.close);
    return { ...twilio, functionsOrigin: functions.origin, close: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Deploys and releases as docs/deploy.md says. */
async function deployTo({ origin }: LocalTwilio, variables: Variables, onProgress: (message: string) => void) {
  const shell = await openShell({ origin, onProgress, onOutput: (text) => process.stdout.write(text) });
  try {
    const lines = Object.entries(variables).map(([key, value]) =>
      key === RECORDS_VARIABLE ? '' : `${key}=${value}\n`,
    );
    await writeFile(join(shell.folder, 'functions.env'), lines.join(''));
    const deployed = await shell.run('npm run deploy -- --yes');
    const released = deployed.succeeded && (await shell.run(releaseCommand(deployed.output))).succeeded;
    if (!released) throw new Error('The deployment failed. The messages of the Twilio CLI are above.');
  } finally {
    shell.close();
  }
}
