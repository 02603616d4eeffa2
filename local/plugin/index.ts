/**
 * Builds the plugin for Local Twilio with the plugin builder's own webpack. The build is kept in `.cache/` until a
 * source changes.
 */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { name } from '../../package.json';
import type { Part } from '../builds/updates';
import { FUNCTIONS_URL } from '../functions/address';
import { firstMessage, startChild, stopChild } from '../system/child';
import type { Compilation } from './compiler';
import { inputsDigest } from './inputs';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, '.cache/plugin');
const UNFINISHED = join(CACHE, 'unfinished');
/** The latest successful build. */
export const PLUGIN_FILE = join(CACHE, `${name}.js`);
/** Holds the digest of the inputs from which the plugin was built. */
const DIGEST = join(CACHE, 'digest');

export interface PluginPart extends Part {
  readonly stop: () => Promise<void>;
}

export function pluginPart(): PluginPart {
  let compiler: ChildProcess | undefined;
  return {
    name: 'plugin',
    digest: () => inputsDigest(ROOT),
    builtFrom: existsSync(PLUGIN_FILE) && existsSync(DIGEST) ? readFileSync(DIGEST, 'utf8') : null,
    build: async (digest) => {
      if (compiler?.connected !== true) compiler = startCompiler();
      const compiled = firstMessage(compiler);
      compiler.send('build');
      const { errors } = (await compiled) as Compilation;
      if (errors.length === 0) await publish(digest);
      return errors;
    },
    stop: async () => {
      if (compiler !== undefined) await stopChild(compiler);
    },
  };
}

const startCompiler = () =>
  startChild({
    file: join(__dirname, 'compiler.ts'),
    args: [UNFINISHED],
    env: { FLEX_APP_FUNCTIONS_URL: FUNCTIONS_URL },
  });

/** Replaces the previous build. */
async function publish(digest: string) {
  await mkdir(CACHE, { recursive: true });
  const copy = `${PLUGIN_FILE}.${process.pid}`;
  await copyFile(join(UNFINISHED, `${name}.js`), copy);
  await rename(copy, PLUGIN_FILE);
  await writeFile(DIGEST, digest);
}
