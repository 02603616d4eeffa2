/**
 * Installs the packages of package-lock.json if they are missing or outdated. It runs before `npm start`, `npm test`,
 * `npm run e2e`, `npm run deploy` and `npm run remove`, so it must not import any package.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The pauses, in ms, between two signs of life in a terminal and in a file. */
const CLOCK_MS = 1_000;
const LINE_MS = 15_000;

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function isInstalled() {
  try {
    const installed = packagesIn('node_modules/.package-lock.json');
    return Object.entries(packagesIn('package-lock.json')).every(
      ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** Shows that the installation is alive: a clock in a terminal, a line now and then in a file, nothing in CI. */
function showElapsed(elapsed) {
  if (process.env.CI) return () => undefined;
  const isTerminal = process.stdout.isTTY === true;
  const show = () => process.stdout.write(isTerminal ? `\r${elapsed()} ` : `Still installing after ${elapsed()} …\n`);
  const timer = setInterval(show, isTerminal ? CLOCK_MS : LINE_MS);
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stdout.write('\r');
  };
}

async function install() {
  const startedAt = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log('Installing packages (the first time takes a minute or two) …');
  const stopShowing = showElapsed(elapsed);
  const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`npm cannot be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  stopShowing();
  if (status === 0) console.log(`Installed the packages in ${elapsed()}.`);
  process.exitCode = status;
}

if (!isInstalled()) await install();
