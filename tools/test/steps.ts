/** The steps of a test run. Each can fail without keeping the others from running, and counts its tests. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';

export const REPORTS = 'test-results/reports';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** `inherit` shows a step's output immediately; `pipe` shows it when the step has ended. */
type Output = 'inherit' | 'pipe';

export async function run(
  title: string,
  command: string,
  args: readonly string[],
  { output = 'inherit', env = {} }: { output?: Output; env?: Readonly<Record<string, string>> } = {},
): Promise<boolean> {
  if (output === 'inherit') console.log(`\n— ${title} —`);
  const startedAt = Date.now();
  // npm puts the packages' commands on the path. npx would take longer to start than some of them.
  const child = spawn(command, args, {
    stdio: ['inherit', output, output],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  process.stdout.write(Buffer.concat(chunks));
  console.log(`${succeeded ? '✓' : '✗'} ${title}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return succeeded;
}

/** Runs a step without a test report. It counts as one test. */
export const runCheck = async (title: string, command: string, args: readonly string[]): Promise<Count> =>
  (await run(title, command, args, { output: 'pipe' })) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Counts the tests of a step from its report. A failed run counts as at least one failure. */
export function countOf(title: string, count: () => Count, succeeded: boolean): Count {
  try {
    const { passed, failed } = count();
    return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
  } catch {
    console.error(`${title} wrote no report.`);
    return { passed: 0, failed: 1 };
  }
}

export const report = <T>(file: string) => JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) as T;

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Runs Jest. `file` is the name of its report. */
export async function runJest(
  title: string,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Count> {
  mkdirSync(REPORTS, { recursive: true });
  const reporting = ['--json', `--outputFile=${REPORTS}/${file}`, '--reporters=default'];
  const succeeded = await run(title, 'jest', [...reporting, ...args], { env });
  return countOf(
    title,
    () => {
      const { numPassedTests, numFailedTests } = report<JestReport>(file);
      return { passed: numPassedTests, failed: numFailedTests };
    },
    succeeded,
  );
}

/** Prints the last line of a test run, and sets the exit code. */
export function finish(counts: readonly Count[]): void {
  const total = (kind: keyof Count) => counts.reduce((sum, count) => sum + count[kind], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
}
