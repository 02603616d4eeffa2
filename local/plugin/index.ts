/**
 * Builds the plugin for Local Twilio with the plugin builder's own webpack. The build is kept in `.cache/` until a
 * source changes.
 */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { name } from '../../package.json';
import { FUNCTIONS_URL } from '../functions/address';
import { firstMessage, startChild, stopChild } from '../system/child';
import type { Compilation } from './compiler';
import { inputsDigest } from './inputs';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, '.cache/plugin');
const UNFINISHED = join(CACHE, 'unfinished');
const PLUGIN = join(CACHE, `${name}.js`);
/** Holds the digest of the inputs from which `PLUGIN` was built. */
const DIGEST = join(CACHE, 'digest');

export interface ServedPlugin {
  /** The latest successful build. */
  readonly file: string;
  readonly stop: () => Promise<void>;
}

/**
 * Builds the plugin if needed and rebuilds it when a source changes. If the first build fails, an older build is used;
 * without one, rejects with the compiler's errors. `onBuilt` gets the errors of every later build.
 */
export async function servePlugin(callbacks: {
  onProgress: (message: string) => void;
  onBuilt: (errors: readonly string[]) => void;
}): Promise<ServedPlugin> {
  let compiler: ChildProcess | undefined;
  const stop = async () => {
    if (compiler !== undefined) await stopChild(compiler);
  };

  if (isFresh()) {
    const watcher = watch(join(ROOT, 'src'), { recursive: true }, () => {
      if (isFresh()) return;
      watcher.close();
      callbacks.onProgress('The plugin’s sources changed. Building the plugin …');
      compiler = startCompiler();
      compiler.on('message', (compilation: Compilation) => void publish(compilation).then(callbacks.onBuilt));
    });
    return {
      file: PLUGIN,
      stop: async () => {
        watcher.close();
        await stop();
      },
    };
  }

  callbacks.onProgress('Building the plugin with Twilio’s plugin builder …');
  compiler = startCompiler();
  const errors = await publish((await firstMessage(compiler)) as Compilation);
  if (errors.length > 0 && !existsSync(PLUGIN)) {
    await stop();
    throw new Error(`The plugin build failed:\n${errors.join('\n')}`);
  }
  if (errors.length > 0) callbacks.onBuilt(errors);
  compiler.on('message', (compilation: Compilation) => void publish(compilation).then(callbacks.onBuilt));
  return { file: PLUGIN, stop };
}

const isFresh = () => existsSync(PLUGIN) && existsSync(DIGEST) && readFileSync(DIGEST, 'utf8') === inputsDigest(ROOT);

const startCompiler = () =>
  startChild({
    file: join(__dirname, 'compiler.ts'),
    args: [UNFINISHED],
    env: { FLEX_APP_FUNCTIONS_URL: FUNCTIONS_URL },
  });

/** Replaces the previous build if this one succeeded. Returns the errors. */
async function publish({ errors }: Compilation): Promise<readonly string[]> {
  if (errors.length > 0) return errors;
  await mkdir(CACHE, { recursive: true });
  const copy = `${PLUGIN}.${process.pid}`;
  await copyFile(join(UNFINISHED, `${name}.js`), copy);
  await rename(copy, PLUGIN);
  await writeFile(DIGEST, inputsDigest(ROOT));
  return errors;
}
