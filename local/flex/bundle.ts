/**
 * Bundles the real Flex UI into one script for the browser. The npm package is a library without its dependencies. Its
 * code is not changed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { version as flexVersion } from '@twilio/flex-ui/package.json';
import { type BuildOptions, build, version as esbuildVersion } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, '.cache/flex');

const OPTIONS = {
  stdin: {
    contents: "window.Twilio = Object.assign(window.Twilio || {}, { Flex: require('@twilio/flex-ui') });",
    resolveDir: ROOT,
  },
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2020',
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  // mime-types, a dependency of Flex, imports Node's path.
  alias: { path: 'path-browserify' },
  minify: true,
  logLevel: 'error',
} as const satisfies BuildOptions;

/** A digest of everything that determines the script. */
const cacheKey = () =>
  createHash('sha256').update(JSON.stringify({ flexVersion, esbuildVersion, OPTIONS })).digest('hex').slice(0, 16);

/**
 * Returns the path of the script, which sets `window.Twilio.Flex`. The first call builds it in about 5 seconds and
 * keeps it in `.cache/`. An interrupted build never leaves a file that a later call would use.
 */
export async function flexBundle({ onProgress }: { onProgress: (message: string) => void }): Promise<{ file: string }> {
  const file = join(CACHE, `flex-ui-${flexVersion}-${cacheKey()}.js`);
  if (existsSync(file)) return { file };
  onProgress(`Bundling Flex UI ${flexVersion} for the browser (first run only) …`);
  await mkdir(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await build({ ...OPTIONS, outfile: unfinished });
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return { file };
}
