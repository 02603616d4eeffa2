import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const SCRIPT = resolve(__dirname, 'install.mjs');
const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  writeFileSync(join(folder, 'package-lock.json'), LOCK);
});

/** Runs the script with an npm that only ends with this status. */
function install(npmStatus: number) {
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\nexit ${npmStatus}\n`);
  chmodSync(npm, 0o755);
  const PATH = `${folder}${delimiter}${process.env.PATH}`;
  return spawnSync(process.execPath, [SCRIPT], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH } });
}

test('says how long the installation took', () => {
  const { status, stdout } = install(0);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Installing packages .*\nInstalled the packages in \d+ s\.\n$/);
});

test('fails as npm does', () => {
  const { status, stdout } = install(3);
  expect(status).toBe(3);
  expect(stdout).not.toContain('Installed');
});

test('does nothing when the packages are installed', () => {
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), LOCK);
  expect(install(3)).toMatchObject({ status: 0, stdout: '' });
});
