/**
 * Builds the functions for Twilio. Every file below `functions/`, except `lib/`, `testing/` and tests, becomes one
 * self-contained file at the same path below `build/functions/`. Twilio gives every file there a URL.
 */
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, type TransformOptions, transform } from 'esbuild';

const ROOT = resolve(__dirname, '..');
const SOURCES = join(ROOT, 'functions');
export const BUILT_FUNCTIONS = join(ROOT, 'build/functions');

/** The form of a built function. */
const BUILT: TransformOptions = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  treeShaking: true,
  // Much of the time to load a function goes into parsing it. The log shows stacks: a place in a short line is a
  // short piece of code.
  minify: true,
  lineLimit: 120,
};

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
    format: 'cjs',
    logLevel: 'silent',
    write: false,
  });
  // A second pass leaves out unused schemas. esbuild knows only of functions in the same file that they have no side
  // effects, and most are valibot's.
  const files = await Promise.all(
    outputFiles.map(async ({ path, text }) => ({ path, code: (await transform(text, BUILT)).code })),
  );
  await rm(BUILT_FUNCTIONS, { recursive: true, force: true });
  for (const { path, code } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code);
  }
}

export { buildFunctions };

if (require.main === module) {
  buildFunctions().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
