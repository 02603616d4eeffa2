/**
 * Keeps packages of other versions than the ones in package-lock.json, each set in a folder of its own in `.cache/`.
 * A set is installed once.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const CACHE = resolve(__dirname, '../.cache/packages');

export interface PackageSet {
  /** The exact version of each package, such as `{ twilio: '6.2.0' }`. */
  readonly packages: Readonly<Record<string, string>>;
  /** The versions of packages below them, in the form that package.json has. */
  readonly overrides?: Overrides;
  /** Receives one message before an installation. */
  readonly onProgress?: (message: string) => void;
}

export interface Overrides {
  readonly [name: string]: string | Overrides;
}

/** The reason an installation failed. `npm` is any other failure, with npm's own words in the message. */
export type InstallFailure = 'no-such-version' | 'registry-unreachable' | 'npm';

/** Thrown when packages cannot be installed. The message says what to do. */
export class PackagesNotInstalled extends Error {
  constructor(
    message: string,
    readonly reason: InstallFailure,
  ) {
    super(message);
  }
}

/** Installs the packages that package.json in `folder` names. */
export type RunNpm = (folder: string) => Promise<{ readonly isInstalled: boolean; readonly output: string }>;

/** Returns `installedPackages` over another folder or another npm. */
export function packageCache({ folder, npm }: { readonly folder: string; readonly npm: RunNpm }) {
  /**
   * Returns the folder whose `node_modules` has these packages, and installs them before if it does not exist yet. An
   * interrupted installation leaves no such folder, and any number of processes can ask at the same time. The packages'
   * installation scripts do not run. Rejects with `PackagesNotInstalled`.
   */
  return async (name: string, { packages, overrides = {}, onProgress }: PackageSet): Promise<string> => {
    const manifest = JSON.stringify({ private: true, dependencies: packages, overrides });
    const digest = createHash('sha256').update(manifest).digest('hex').slice(0, 16);
    const finished = join(folder, `${name}-${digest}`);
    if (existsSync(finished)) return finished;

    const wanted = Object.entries(packages)
      .map(([one, version]) => `${one} ${version}`)
      .join(', ');
    onProgress?.(`Installing ${wanted} into the cache (first run only) …`);
    await mkdir(folder, { recursive: true });
    const unfinished = await mkdtemp(`${finished}.unfinished-`);
    try {
      await writeFile(join(unfinished, 'package.json'), manifest);
      const { isInstalled, output } = await npm(unfinished);
      if (!isInstalled) throw failure(wanted, output);
      await rename(unfinished, finished).catch((error: unknown) => {
        // Another process has finished the same set in the meantime.
        if (!existsSync(finished)) throw error;
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
    return finished;
  };
}

/** npm's error codes when it got no answer from the registry. */
const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/** npm's error codes for a package and for a version that does not exist. */
const MISSING = /\b(E404|ETARGET)\b/;

function failure(wanted: string, output: string): PackagesNotInstalled {
  if (MISSING.test(output)) {
    return new PackagesNotInstalled(
      `Cannot install ${wanted}: no such package or version exists. Check the name and the version.`,
      'no-such-version',
    );
  }
  if (UNREACHABLE.test(output)) {
    return new PackagesNotInstalled(
      `Cannot install ${wanted}: the npm registry cannot be reached. It is needed once. Check the network connection ` +
        'and `npm config get registry`, then run the command again.',
      'registry-unreachable',
    );
  }
  return new PackagesNotInstalled(`Cannot install ${wanted}. npm reports:\n${output.trim()}`, 'npm');
}

/** Retries soon, because npm would otherwise wait up to 70 seconds before it reports that it has no network. */
const RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000'];

const runNpm: RunNpm = (folder) =>
  new Promise((done, reject) => {
    const options = [
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--loglevel=error',
      ...RETRIES,
    ];
    // The prefix keeps npm in the folder when npm itself started this process.
    const child = spawn('npm', ['install', '--prefix', '.', ...options], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => done({ isInstalled: code === 0, output }));
  });

export const installedPackages = packageCache({ folder: CACHE, npm: runNpm });
