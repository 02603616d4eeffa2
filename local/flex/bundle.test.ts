import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PackagesNotInstalled } from '../../tools/package-cache';
import { type FlexBundleOptions, flexBundle } from './bundle';

type Install = NonNullable<FlexBundleOptions['install']>;

const bundle = (version: string, install: Install) => flexBundle({ version, onProgress: () => undefined, install });

/** Returns a folder in which Flex UI is installed, with this code. */
function folderWithFlex(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'flex-bundle-'));
  const flex = join(folder, 'node_modules/@twilio/flex-ui');
  mkdirSync(flex, { recursive: true });
  writeFileSync(join(flex, 'index.js'), code);
  return folder;
}

test('a version that does not exist is refused with one sentence', async () => {
  const bundling = bundle('2.99.0', async () => {
    throw new PackagesNotInstalled('npm’s own words', 'no-such-version');
  });
  await expect(bundling).rejects.toThrow(
    'Flex UI 2.99.0 does not exist. List all versions with: npm view @twilio/flex-ui versions',
  );
});

test('another failed installation keeps its reason', async () => {
  const error = new PackagesNotInstalled('The registry cannot be reached.', 'registry-unreachable');
  await expect(bundle('2.99.0', () => Promise.reject(error))).rejects.toBe(error);
});

test('a version that cannot be bundled is refused with one sentence that says why', async () => {
  const folder = folderWithFlex("require('is-not-installed')");
  await expect(bundle('2.99.0', async () => folder)).rejects.toThrow(
    /^Flex UI 2\.99\.0 cannot be bundled: Could not resolve "is-not-installed" in @twilio\/flex-ui\/index\.js\. Choose another version, [^\n]*$/,
  );
});

test.each([
  ['2.8.3', { 'slate-history': '0.65.3', 'slate-hyperscript': '0.62.0' }],
  ['2.9.0', {}],
])('installs %s with the dependencies that fit it', async (version, overrides) => {
  const sets: Parameters<Install>[1][] = [];
  const folder = folderWithFlex("require('is-not-installed')");
  await bundle(version, async (_name, set) => {
    sets.push(set);
    return folder;
  }).catch(() => undefined);
  expect(sets).toMatchObject([{ packages: { '@twilio/flex-ui': version, events: '3.3.0' }, overrides }]);
});
