/** The first deployment, its release, and the main job in the browser on what was deployed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { saveDeployment } from '../../../local/deployed/deployment';
import { releaseCommand } from '../../../local/deployed/release-command';
import { ensureBrowser, NO_BROWSER } from '../../../tools/test/browser';
import { DEPLOYMENT_FILE } from '../../browser/deployment';
import { checkFunctions, checkPlugin, manifestIn, released } from './arrived';
import { configure, deploy, type Part, succeeded, VARIABLES } from './scene';

const ROOT = resolve(__dirname, '../../..');

/** An agent attaches and detaches, and so does a supervisor. */
const MAIN_JOB = ['attach.spec.ts', 'supervisor.spec.ts'];

export const first: Part = async (scene) => {
  const { shell, twilio, step } = scene;
  configure(shell, VARIABLES);
  const output = await step('npm run deploy succeeds', () => deploy(scene));
  const { name, version } = manifestIn(shell.folder);
  await checkFunctions(scene);
  await checkPlugin(scene, version);
  await step('nothing is released yet', () => assert.deepEqual(released(twilio), []));
  await step('the printed command releases the plugin', async () => {
    succeeded(await shell.run(releaseCommand(output)));
    assert.deepEqual(released(twilio), [`${name}@${version}`]);
  });
  await step('the browser tests of the main job pass on what was deployed', async () => {
    assert.ok(ensureBrowser(), NO_BROWSER);
    const folder = await mkdtemp(join(tmpdir(), 'deployment-'));
    try {
      const file = join(folder, 'deployment.json');
      await writeFile(file, JSON.stringify(await saveDeployment(twilio, folder)));
      await playwright(file);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
};

async function playwright(deploymentFile: string) {
  const child = spawn('npx', ['--no-install', 'playwright', 'test', ...MAIN_JOB, '--project=flex', '--reporter=line'], {
    cwd: ROOT,
    env: { ...process.env, [DEPLOYMENT_FILE]: deploymentFile },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the browser tests failed:\n${output}`);
}
