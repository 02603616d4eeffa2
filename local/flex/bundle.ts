/**
 * The real Flex UI as one script a browser can load. The npm package is a library whose dependencies must be
 * bundled with it; nothing of it is changed.
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
  // mime-types, a dependency of Flex, asks for Node's path.
  alias: { path: 'path-browserify' },
  minify: true,
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Changes whenever the script would. */
const key = () =>
  createHash('sha256').update(JSON.stringify({ flexVersion, esbuildVersion, OPTIONS })).digest('hex').slice(0, 16);

/**
 * The path of the script, which sets `window.Twilio.Flex`. Made once, in some five seconds, and kept in `.cache/`;
 * `onProgress` hears what is being waited for. A run that is interrupted leaves nothing that a later one would take
 * for a finished script.
 */
export async function flexBundle({ onProgress }: { onProgress: (message: string) => void }): Promise<{ file: string }> {
  const file = join(CACHE, `flex-ui-${flexVersion}-${key()}.js`);
  if (existsSync(file)) return { file };
  onProgress(`Bundling Flex UI ${flexVersion} for the browser, this once …`);
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
