import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageCache, type RunNpm } from './package-cache';

const folder = mkdtempSync(join(tmpdir(), 'package-cache-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An npm that writes one file and reports the manifests that it was given. */
function fakeNpm(run?: RunNpm) {
  const manifests: unknown[] = [];
  const npm: RunNpm = async (unfinished) => {
    manifests.push(JSON.parse(readFileSync(join(unfinished, 'package.json'), 'utf8')));
    writeFileSync(join(unfinished, 'installed'), '');
    return (await run?.(unfinished)) ?? { isInstalled: true, output: '' };
  };
  return { manifests, installed: packageCache({ folder, npm }) };
}

const TWILIO = { packages: { twilio: '6.2.0' } };

test('installs exact versions and overrides, and returns their folder', async () => {
  const { manifests, installed } = fakeNpm();
  const where = await installed('helper', { ...TWILIO, overrides: { axios: '1.0.0' } });
  expect(manifests).toEqual([{ private: true, dependencies: { twilio: '6.2.0' }, overrides: { axios: '1.0.0' } }]);
  expect(existsSync(join(where, 'installed'))).toBe(true);
});

test('installs a set once and announces it', async () => {
  const { manifests, installed } = fakeNpm();
  const messages: string[] = [];
  const set = { ...TWILIO, onProgress: (message: string) => messages.push(message) };
  expect(await installed('helper', set)).toBe(await installed('helper', set));
  expect(manifests).toHaveLength(1);
  expect(messages).toEqual(['Installing twilio 6.2.0 into the cache (first run only) …']);
});

test('keeps sets with other versions or overrides apart', async () => {
  const { installed } = fakeNpm();
  const folders = [
    await installed('helper', TWILIO),
    await installed('helper', { packages: { twilio: '5.13.1' } }),
    await installed('helper', { ...TWILIO, overrides: { axios: '1.0.0' } }),
  ];
  expect(new Set(folders).size).toBe(3);
});

test('gives the same finished folder to all who ask at the same time', async () => {
  const started: (() => void)[] = [];
  const { installed } = fakeNpm(
    () => new Promise((done) => started.push(() => done({ isInstalled: true, output: '' }))),
  );
  const both = [installed('helper', TWILIO), installed('helper', TWILIO)];
  while (started.length < both.length) await new Promise(setImmediate);
  for (const finish of started) finish();
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
  expect(readdirSync(folder)).toHaveLength(1);
});

test.each([
  ['npm error code ETARGET', 'no-such-version', 'no such package or version exists'],
  ['npm error code E404', 'no-such-version', 'no such package or version exists'],
  ['npm error code ENOTFOUND', 'registry-unreachable', 'the npm registry cannot be reached'],
  ['npm error code EAI_AGAIN', 'registry-unreachable', 'the npm registry cannot be reached'],
  ['npm error code ENOSPC', 'npm', 'npm error code ENOSPC'],
])('reports %s as %s and leaves nothing behind', async (output, reason, words) => {
  const { installed } = fakeNpm(async () => ({ isInstalled: false, output }));
  const error = installed('helper', TWILIO);
  await expect(error).rejects.toMatchObject({ reason });
  await expect(error).rejects.toThrow(words);
  expect(readdirSync(folder)).toEqual([]);
});

test('installs again after a failure', async () => {
  let isInstalled = false;
  const { installed } = fakeNpm(async () => ({ isInstalled, output: '' }));
  await expect(installed('helper', TWILIO)).rejects.toThrow();
  isInstalled = true;
  expect(existsSync(await installed('helper', TWILIO))).toBe(true);
});
