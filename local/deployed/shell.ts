/** A shell as an administrator has it: a checkout, and the real Twilio CLI, which is logged in to Local Twilio. */
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { installTwilioCli } from '../../tools/twilio-cli/install';
import { linkPlugins } from '../../tools/twilio-cli/link';
import { ACCOUNT } from '../world/model';
import { type Finished, runCommand } from './command';
import { startRegistry } from './registry';

const ROOT = resolve(__dirname, '../..');

/** Entries that a fresh checkout does not have, or that take too long to copy. */
const NOT_COPIED = [
  'node_modules',
  '.git',
  '.cache',
  'build',
  'test-results',
  'coverage',
  'functions.env',
  '.twiliodeployinfo',
];

/** A person's own variables are in `.env`, or in one for an environment, such as `.env.production`. */
const isCopied = (path: string) => !NOT_COPIED.includes(path) && !/^\.env(\.|$)/.test(path);

export interface Shell {
  /** The checkout, in which the commands run. It has the packages, and no functions.env. */
  readonly folder: string;
  /** The environment variables of the commands. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Runs a command. A variable that is undefined is not set. */
  readonly run: (command: string, variables?: Readonly<Record<string, string | undefined>>) => Promise<Finished>;
  readonly close: () => void;
}

interface ShellOptions {
  /** The origin of Local Twilio. */
  readonly origin: string;
  /** Receives progress messages for people. */
  readonly onProgress: (message: string) => void;
  /** Receives the output of the commands. */
  readonly onOutput?: (text: string) => void;
}

/** Rejects with `PackagesNotInstalled` if the CLI cannot be installed. */
export async function openShell({ origin, onProgress, onOutput = () => {} }: ShellOptions): Promise<Shell> {
  const cli = await installTwilioCli(onProgress);
  const home = await mkdtemp(join(tmpdir(), 'deployed-'));
  const removeHome = () => rmSync(home, { recursive: true, force: true });
  // Also if this process is interrupted.
  process.once('exit', removeHome);
  const folder = join(home, basename(ROOT));
  const preload = join(home, 'preload.js');
  await Promise.all([
    copyCheckout(folder),
    // Each process of the CLI loads it, so it must load without a compiler.
    build({ entryPoints: [join(ROOT, 'local/redirect/preload.ts')], outfile: preload, bundle: true, platform: 'node' }),
  ]);
  const registry = await startRegistry(cli.modules);
  const environment: Shell['environment'] = {
    ...process.env,
    PATH: [cli.programs, process.env.PATH].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: home,
    // npm keeps its packages in the home folder otherwise.
    npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
    npm_config_registry: registry.origin,
    LOCAL_TWILIO_ORIGIN: origin,
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    // A person's own settings of the CLI would be used, too.
    TWILIO_API_KEY: undefined,
    TWILIO_API_SECRET: undefined,
    TWILIO_PROFILE: undefined,
    TWILIO_REGION: undefined,
    TWILIO_EDGE: undefined,
    // Nothing asks, and nothing is reported to Twilio.
    CI: 'true',
    // Updates and checks for them run in processes of their own, which outlive the command.
    TWILIO_DISABLE_AUTOUPDATE: 'true',
    TWILIO_SKIP_NEW_VERSION_CHECK: 'true',
    NO_UPDATE_NOTIFIER: '1',
  };
  const run: Shell['run'] = (command, variables = {}) =>
    runCommand(command, { cwd: folder, env: { ...environment, ...variables }, onOutput });
  const close = () => {
    registry.stop();
    process.off('exit', removeHome);
    removeHome();
  };
  try {
    linkPlugins(cli, environment);
  } catch (error) {
    close();
    throw error;
  }
  return { folder, environment, run, close };
}

/** Copies this checkout without what a fresh one does not have, and shares its packages and those in the cache. */
async function copyCheckout(folder: string) {
  await cp(ROOT, folder, {
    recursive: true,
    filter: (source) => isCopied(relative(ROOT, source)),
  });
  await mkdir(join(folder, '.cache'));
  for (const shared of ['node_modules', '.cache/packages']) {
    await symlink(join(ROOT, shared), join(folder, shared), 'dir');
  }
}
