/**
 * Twilio's own clients do their jobs with Local Twilio and the built functions. The clients are the published packages,
 * unmodified, each in a process of its own. They speak real HTTP and open real sockets.
 *
 * They reach Local Twilio as follows. The helper library gets an `httpClient`, as its documentation describes. The SDKs
 * and the CLI run with `local/redirect/preload`.
 */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startChild, stopChild } from '../../../local/system/child';
import { buildFunctions } from '../../../tools/build-functions';
import { installedPackages } from '../../../tools/package-cache';
import { type DeployedFunctions, startDeployedFunctions } from '../../http/deployed-functions';
import { printViolations } from '../shared/report';
import type { SuiteResult } from '../shared/suite';
import { RECEIVER } from './receiver-address';
import { type Report, readReport } from './report';
import { CLIENTS, type Client, type Job } from './table';

/** Local Twilio's port. The functions use the next one. */
const PORT = 4386;

const REDIRECT = join(__dirname, '../../../local/redirect/preload.ts');

const PRELOADED: Readonly<Record<Job, readonly string[]>> = {
  helper: [],
  sync: [REDIRECT],
  conversations: [REDIRECT],
  taskrouter: [REDIRECT],
  // The CLI is a process of its own below this one.
  cli: [],
};

export const parts = Object.keys(CLIENTS);

/** @param names The clients to run. */
export async function checkParts(names: readonly string[]): Promise<SuiteResult> {
  await buildFunctions();
  const functions = await startDeployedFunctions(PORT);
  try {
    let steps = 0;
    const violations: string[] = [];
    for (const name of names) {
      const client = CLIENTS[name];
      if (client === undefined) continue;
      const folder = await installedPackages(name, { packages: client.packages, onProgress: console.log });
      const outcome = await runClient({ job: client.job, folder }, functions);
      const failed = outcome.violations.length === 0 ? '' : `, ${outcome.violations.length} violations`;
      console.log(`${name.padEnd(16)} ${titleOf(client)}: ${outcome.passed} steps passed${failed}`);
      printViolations(
        outcome.violations.map((violation) => `${name}: ${violation}`),
        Number.POSITIVE_INFINITY,
      );
      steps += outcome.passed;
      violations.push(...outcome.violations);
    }
    return { summary: `${names.length} clients, ${steps} steps passed`, violations: violations.length };
  } finally {
    await functions.stop();
  }
}

const titleOf = ({ packages }: Client) => Object.entries(packages)[0]?.join(' ') ?? '';

interface InstalledClient {
  readonly job: Job;
  readonly folder: string;
}

interface Outcome {
  readonly passed: number;
  readonly violations: readonly string[];
}

/** Runs the scenarios of a job with the client that is installed in `folder`, on a fresh Local Twilio. */
export async function runClient({ job, folder }: InstalledClient, functions: DeployedFunctions): Promise<Outcome> {
  const twilio = await functions.redeploy(undefined, [RECEIVER]);
  const child = startChild({
    file: join(__dirname, 'client-process.ts'),
    args: [job, folder],
    preload: PRELOADED[job],
    env: { LOCAL_TWILIO_ORIGIN: twilio.origin, FUNCTIONS_ORIGIN: functions.origin },
  });
  const reports = await reportsOf(child);
  await stopChild(child);
  return {
    passed: reports.filter(({ kind }) => kind === 'passed').length,
    violations: violationsOf(reports, twilio.unknownRequests()),
  };
}

/** Collects the reports until the client is done or its process has ended. */
function reportsOf(child: ChildProcess): Promise<readonly Report[]> {
  const reports: Report[] = [];
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const report = readReport(message);
      reports.push(report);
      if (report.kind === 'done') resolve(reports);
    });
    child.once('exit', () => resolve(reports));
  });
}

function violationsOf(reports: readonly Report[], unknown: readonly string[]): string[] {
  const expected = new Set(reports.flatMap((report) => (report.kind === 'not-served' ? [report.request] : [])));
  const failed = reports.flatMap((report) =>
    report.kind === 'failed' ? [`${report.scenario}: ${report.step}: ${report.why}`] : [],
  );
  const notServed = [...new Set(unknown)].filter((request) => !expected.has(request));
  const missing = [...expected].filter((request) => !unknown.includes(request));
  return [
    ...failed,
    ...notServed.map((request) => `asked for what Local Twilio does not serve: ${request}`),
    ...missing.map((request) => `Local Twilio did not report the request that it does not serve: ${request}`),
    ...(reports.some(({ kind }) => kind === 'done') ? [] : ['its process ended before its last scenario']),
  ];
}
