/**
 * Builds the functions for Twilio. Every file below `functions/`, except `lib/`, `testing/` and tests, becomes one
 * self-contained file at the same path below `build/functions/`. Twilio gives every file there a URL.
 */
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '..');
const SOURCES = join(ROOT, 'functions');
export const BUILT_FUNCTIONS = join(ROOT, 'build/functions');

/** Lists the entry files, relative to `functions/`. */
const entries = () =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(lib|testing)[\\/]/.test(file),
  );

/**
 * Builds all functions and replaces the previous build. If the build fails, throws and keeps the previous build. It is
 * the default export so that Jest can run it as its global setup.
 */
export default async function buildFunctions(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: entries().map((file) => join(SOURCES, file)),
    outbase: SOURCES,
    outdir: BUILT_FUNCTIONS,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Much of the time to load a function goes into parsing it. The log shows stacks: a place in a short line is a
    // short piece of code.
    minify: true,
    lineLimit: 120,
    logLevel: 'silent',
    write: false,
  });
  await rm(BUILT_FUNCTIONS, { recursive: true, force: true });
  for (const file of outputFiles) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, file.contents);
  }
}

export { buildFunctions };

if (require.main === module) {
  buildFunctions().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
