/**
 * `npm run node-22`: runs the tests of functions, deployment and receivers on Node.js 22, which Twilio's Functions use.
 * If this is another version, installs Node.js 22 into the cache. The last line counts the tests.
 */
import { execFileSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { installedPackages, PackagesNotInstalled } from '../package-cache';
import { finish, runJest } from './steps';

const VERSION = '22.23.3';

const TESTS = ['functions/', 'e2e/functions/', 'e2e/http/', 'e2e/invariants/receivers/', 'tools/'];

/** Returns the folder with the program `node`. */
async function node22(): Promise<string> {
  if (process.versions.node.startsWith('22.')) return dirname(process.execPath);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await installedPackages('node-22', { packages: { [name]: VERSION }, onProgress: console.log });
  return join(folder, 'node_modules', name, 'bin');
}

async function main() {
  const folder = await node22();
  const env = { PATH: [folder, process.env.PATH].join(delimiter) };
  const version = execFileSync('node', ['--version'], { encoding: 'utf8', env: { ...process.env, ...env } }).trim();
  if (!version.startsWith('v22.')) throw new Error(`The tests would run on Node.js ${version}, not 22.`);
  const paths = TESTS.map((path) => join(process.cwd(), path));
  finish([
    await runJest(
      `Tests on Node.js ${version}`,
      'jest-node-22.json',
      ['--selectProjects', 'node', '--', ...paths],
      env,
    ),
  ]);
}

main().catch((error: Error) => {
  console.error(error.message);
  if (error instanceof PackagesNotInstalled) console.error('Or run this command with Node.js 22.');
  process.exitCode = 1;
});
