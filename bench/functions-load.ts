/**
 * Measures how long it takes from the start of Node.js until a function is loaded, which every cold start takes at
 * least, beside Node.js alone, `node:https`, and Twilio's helper library.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { functionRoutes } from '../local/functions/routes';
import buildFunctions, { BUILT_FUNCTIONS } from '../tools/build-functions';
import { type Benchmark, medianFigure, type Row } from './core/findings';
import { interleaved } from './core/interleaved';
import { median } from './core/statistics';

const ROUNDS = 20;
const LIMIT_MS = 15;

const NODE = 'Node.js alone';
const HTTPS = "require('node:https')";
const LIBRARY = "require('twilio')";

export const functionsLoadBenchmark: Benchmark = {
  help: 'how long each function takes to load',
  run: async ({ isQuick, onProgress }) => {
    onProgress('functions-load');
    await buildFunctions();
    const functions = functionRoutes(BUILT_FUNCTIONS).map(({ path, filePath }) => [path, filePath] as const);
    const variants = [[NODE, null], ...functions, [HTTPS, 'node:https'], [LIBRARY, 'twilio']] as const;
    const times = await interleaved(
      isQuick ? 2 : ROUNDS,
      Object.fromEntries(variants.map(([name, module]) => [name, async () => loadTime(module)])),
    );
    const node = times[NODE] ?? [];
    const rows = variants.map(([name]) => rowOf(name, times[name] ?? [], node));
    const slowest = Math.max(...functions.map(([path]) => median(times[path] ?? []) - median(node)));
    return {
      tables: [{ title: 'Load', columns: ['from the start of Node.js', 'over Node.js alone'], rows }],
      goals: [{ name: 'the slowest function, over Node.js alone', measured: slowest, limit: LIMIT_MS, unit: 'ms' }],
    };
  },
};

function rowOf(name: string, times: readonly number[], node: readonly number[]): Row {
  if (name === NODE) return { name, figures: [medianFigure(times, 'ms'), null] };
  const over = { ratio: null, value: median(times) - median(node), unit: 'ms' } as const;
  return { name, figures: [medianFigure(times, 'ms', node), over] };
}

/** Returns the time from the start of a new process until it has loaded a module, or nothing, in ms. */
function loadTime(module: string | null): number {
  // The time since the start of the process includes the start of Node.js itself.
  const load = module === null ? '' : `require(${JSON.stringify(module)});`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', `${load} process.stdout.write(String(performance.now()));`],
    { encoding: 'utf8', cwd: join(__dirname, '..') },
  );
  if (status !== 0) throw new Error(`${module} could not be loaded:\n${stderr}`);
  return Number(stdout);
}
