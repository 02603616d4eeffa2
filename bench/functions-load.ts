/**
 * Measures how long each built function takes to load, without the start of Node.js. Every cold start pays this time.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import buildFunctions, { BUILT_FUNCTIONS } from '../tools/build-functions';

/** The number of starts per function. */
const STARTS = 15;

const LOAD = `
  const { performance } = require('node:perf_hooks');
  const before = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - before));
`;

export async function bench() {
  await buildFunctions();
  const files = readdirSync(BUILT_FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  console.log(`Load time in ms, median of ${STARTS} starts:`);
  for (const file of files.sort()) {
    const times = Array.from({ length: STARTS }, () => loadTime(join(BUILT_FUNCTIONS, file))).sort((a, b) => a - b);
    console.log(`${(times[STARTS >> 1] ?? Number.NaN).toFixed(1).padStart(7)}  ${file}`);
  }
}

function loadTime(file: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', LOAD, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} could not be loaded:\n${stderr}`);
  return Number(stdout);
}
