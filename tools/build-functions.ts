/**
 * Builds the functions as Twilio takes them: every file below `functions/`, except `lib/`, `testing/` and tests,
 * becomes one self-contained file below `build/functions/`, at the same path. Everything there becomes a URL.
 */
import { readdirSync, watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '..');
const SOURCES = join(ROOT, 'functions');
export const BUILT_FUNCTIONS = join(ROOT, 'build/functions');

/** Editors write a file in several steps. */
const SETTLE_MS = 100;

/** The entry files, relative to `functions/`. */
const entries = () =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(lib|testing)[\\/]/.test(file),
  );

/**
 * Replaces what was built before. When it fails, it throws and leaves that as it was. The default export, because Jest
 * builds them once before all tests.
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
    external: ['twilio', '@twilio/runtime-handler'],
    logLevel: 'silent',
    write: false,
  });
  await rm(BUILT_FUNCTIONS, { recursive: true, force: true });
  for (const file of outputFiles) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, file.contents);
  }
}

/**
 * Builds again whenever a source changes; `onBuilt` hears of each attempt, with the error when it has failed.
 * The answer ends the watch.
 */
export function watchFunctions(onBuilt: (error: Error | null) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let latest = Promise.resolve();
  const rebuild = () => {
    latest = latest.then(buildFunctions).then(
      () => onBuilt(null),
      (error: Error) => onBuilt(error),
    );
  };
  const watchers = [SOURCES, join(ROOT, 'src/contract')].map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

export { buildFunctions };

if (require.main === module) {
  buildFunctions().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
