/**
 * The plugin as Local Twilio serves it: built by the plugin builder's own webpack, kept in `.cache/` until one of
 * its sources changes, and then built again.
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
/** Holds the digest of what `PLUGIN` was built from. */
const DIGEST = join(CACHE, 'digest');

export interface ServedPlugin {
  /** The newest build that has succeeded. */
  readonly file: string;
  readonly stop: () => Promise<void>;
}

/**
 * Resolves once there is a build, if need be an older one; rejects with the compiler's errors when there is none. `onProgress` hears
 * what is being waited for, `onBuilt` of every later attempt.
 */
export async function servePlugin(listen: {
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
      listen.onProgress('The plugin has changed. Building it …');
      compiler = startCompiler();
      compiler.on('message', (compilation: Compilation) => void settle(compilation).then(listen.onBuilt));
    });
    return {
      file: PLUGIN,
      stop: async () => {
        watcher.close();
        await stop();
      },
    };
  }

  listen.onProgress('Building the plugin with Twilio’s plugin builder, until its sources change …');
  compiler = startCompiler();
  const errors = await settle((await firstMessage(compiler)) as Compilation);
  if (errors.length > 0 && !existsSync(PLUGIN)) {
    await stop();
    throw new Error(`The plugin does not build:\n${errors.join('\n')}`);
  }
  if (errors.length > 0) listen.onBuilt(errors);
  compiler.on('message', (compilation: Compilation) => void settle(compilation).then(listen.onBuilt));
  return { file: PLUGIN, stop };
}

const isFresh = () => existsSync(PLUGIN) && existsSync(DIGEST) && readFileSync(DIGEST, 'utf8') === inputsDigest(ROOT);

const startCompiler = () =>
  startChild({
    file: join(__dirname, 'compiler.ts'),
    args: [UNFINISHED],
    env: { FLEX_APP_FUNCTIONS_URL: FUNCTIONS_URL },
  });

/** Puts a successful build in the place of the one before; answers the errors. */
async function settle({ errors }: Compilation): Promise<readonly string[]> {
  if (errors.length > 0) return errors;
  await mkdir(CACHE, { recursive: true });
  const copy = `${PLUGIN}.${process.pid}`;
  await copyFile(join(UNFINISHED, `${name}.js`), copy);
  await rename(copy, PLUGIN);
  await writeFile(DIGEST, inputsDigest(ROOT));
  return errors;
}
