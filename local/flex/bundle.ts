/**
 * Bundles the real Flex UI into one script for the browser. The npm package is a library without its dependencies. Its
 * code is not changed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildFailure, type BuildOptions, build, version as esbuildVersion } from 'esbuild';
import { installedPackages, PackagesNotInstalled } from '../../tools/package-cache';
import { type FlexPackages, packagesOf } from './packages';
import { INSTALLED_VERSION } from './version';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, '.cache/flex');

const ENTRY = "window.Twilio = Object.assign(window.Twilio || {}, { Flex: require('@twilio/flex-ui') });";

const OPTIONS = {
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2020',
  mainFields: ['browser', 'module', 'main'],
  // Some of Flex's dependencies read other variables, too.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
  // mime-types, a dependency of Flex, imports Node's path. Aliases are resolved in the working directory.
  alias: { path: 'path-browserify' },
  minify: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

export interface FlexBundleOptions {
  /** An exact version, by default the installed one. */
  readonly version?: string;
  readonly onProgress: (message: string) => void;
  readonly install?: typeof installedPackages;
}

/**
 * Returns the path of the script, which sets `window.Twilio.Flex`. The first call for a version builds it in about 5
 * seconds and keeps it in `.cache/`. Other versions than the installed one are installed first, which takes a few
 * minutes. An interrupted build never leaves a file that a later call would use.
 *
 * Rejects with one sentence for people if the version does not exist or cannot be bundled.
 */
export async function flexBundle(options: FlexBundleOptions): Promise<{ file: string }> {
  const { version = INSTALLED_VERSION, onProgress } = options;
  const packages = version === INSTALLED_VERSION ? null : packagesOf(version);
  const inputs = JSON.stringify({ packages, esbuildVersion, ENTRY, OPTIONS });
  const digest = createHash('sha256').update(inputs).digest('hex').slice(0, 16);
  const file = join(CACHE, `flex-ui-${version}-${digest}.js`);
  if (existsSync(file)) return { file };
  const resolveDir = packages === null ? ROOT : await installFlex(version, packages, options);
  onProgress(`Bundling Flex UI ${version} for the browser (first run only) …`);
  await mkdir(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await build({ ...OPTIONS, absWorkingDir: ROOT, stdin: { contents: ENTRY, resolveDir }, outfile: unfinished });
    await rename(unfinished, file);
  } catch (error) {
    throw isBuildFailure(error) ? new Error(notBundled(version, error)) : error;
  } finally {
    await rm(unfinished, { force: true });
  }
  return { file };
}

/** Installs a version of Flex UI into the cache, and returns the folder. */
async function installFlex(
  version: string,
  packages: FlexPackages,
  { onProgress, install = installedPackages }: FlexBundleOptions,
): Promise<string> {
  try {
    return await install(`flex-ui-${version}`, {
      ...packages,
      onProgress: () => onProgress(`Installing Flex UI ${version} (first run only, takes a few minutes) …`),
    });
  } catch (error) {
    throw isMissing(error) ? new Error(doesNotExist(version)) : error;
  }
}

const isMissing = (error: unknown) => error instanceof PackagesNotInstalled && error.reason === 'no-such-version';

const doesNotExist = (version: string) =>
  `Flex UI ${version} does not exist. List all versions with: npm view @twilio/flex-ui versions`;

const isBuildFailure = (error: unknown): error is BuildFailure => error instanceof Error && 'errors' in error;

function notBundled(version: string, { errors }: BuildFailure): string {
  const [first] = errors;
  const where = first?.location ? ` in ${first.location.file.replace(/^.*node_modules\//, '')}` : '';
  return (
    `Flex UI ${version} cannot be bundled: ${first?.text ?? 'unknown error'}${where}. ` +
    'Choose another version, or add what it needs to local/flex/packages.ts.'
  );
}
