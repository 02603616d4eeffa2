/** Builds Flex, the functions and the plugin for the browser tests as for deployment, if they have changed since. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flexBundle } from '../../local/flex/bundle';
import type { FlexPlugin } from '../../local/flex/plugins';
import { FUNCTIONS_URL } from '../../local/functions/address';
import { inputsDigest } from '../../local/plugin/inputs';
import { name } from '../../package.json';
import { buildFunctions } from '../../tools/build-functions';
import { TESTED_VERSIONS } from '../flex-versions/versions';
import { buildOtherPlugin } from './other-plugin/build';

const ROOT = resolve(__dirname, '../..');

/** The plugin as Twilio's own command builds it. */
export const OUR_PLUGIN: FlexPlugin = { name, file: resolve(ROOT, 'build', `${name}.js`) };

/** The file with the digest of the sources that the plugin was built from. */
const DIGEST_FILE = resolve(ROOT, '.cache/built-plugin-digest');

export default async function build() {
  await Promise.all([buildFunctions(), buildBrowserCode()]);
}

async function buildBrowserCode() {
  await Promise.all([flexBundle({ onProgress: console.log }), buildOtherPlugin()]);
  buildPlugin();
}

/** Builds the plugin as for deployment, if it has changed since. */
export function buildPlugin() {
  const digest = inputsDigest(ROOT);
  if (existsSync(OUR_PLUGIN.file) && existsSync(DIGEST_FILE) && readFileSync(DIGEST_FILE, 'utf8') === digest) return;
  console.log('Building the plugin …');
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'flex-plugin', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', FLEX_APP_FUNCTIONS_URL: FUNCTIONS_URL },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The plugin does not build:\n${stdout}\n${stderr}`);
  mkdirSync(resolve(ROOT, '.cache'), { recursive: true });
  writeFileSync(DIGEST_FILE, digest);
}

/**
 * `npm test` also prepares the other versions of Flex UI, so that their installation is no part of a browser test. It
 * runs this beside the unit tests, which build the functions.
 */
if (require.main === module) {
  const others = TESTED_VERSIONS.map((version) => flexBundle({ version, onProgress: console.log }));
  Promise.all([buildBrowserCode(), ...others]).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
