/**
 * The process of one client. Its arguments are the client's job and the folder in which it is installed. It runs the
 * job's scenarios and reports each step to the suite.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { dieWithParent } from '../../../local/system/child';
import { Account } from './account';
import { scenarios as cli } from './cli';
import { scenarios as conversations } from './conversations';
import { scenarios as helper } from './helper/scenarios';
import type { Report } from './report';
import type { Scenarios, Step } from './scene';
import { scenarios as sync } from './sync';
import type { Job } from './table';
import { scenarios as taskrouter } from './taskrouter';

const JOBS: Readonly<Record<Job, Scenarios>> = { helper, sync, conversations, taskrouter, cli };

const STEP_LIMIT_MS = 60_000;

const send = (report: Report) => process.send?.(report);

/** Thrown to end a scenario whose step has failed and is reported. */
class StepFailed extends Error {}

const stepIn =
  (scenario: string): Step =>
  async (step, action) => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`It took more than ${STEP_LIMIT_MS / 1000} seconds`)), STEP_LIMIT_MS);
    });
    try {
      const value = await Promise.race([action(), limit]);
      send({ kind: 'passed', scenario, step });
      return value;
    } catch (error) {
      send({ kind: 'failed', scenario, step, why: reasonOf(error) });
      throw new StepFailed();
    } finally {
      clearTimeout(timer);
    }
  };

/** One line. Clients also reject with objects that are no errors. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : JSON.stringify(error)).replace(/\s+/g, ' ');

async function run() {
  const [job = 'helper', folder = ''] = process.argv.slice(2);
  const { LOCAL_TWILIO_ORIGIN = '', FUNCTIONS_ORIGIN = '' } = process.env;
  const account = new Account(LOCAL_TWILIO_ORIGIN, FUNCTIONS_ORIGIN);
  const load = createRequire(join(folder, 'package.json'));
  for (const [name, scenario] of Object.entries(JOBS[job as Job])) {
    let current = 'before the first step';
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (error) =>
      send({ kind: 'failed', scenario: name, step: `after "${current}"`, why: `unhandled: ${reasonOf(error)}` }),
    );
    const inScenario = stepIn(name);
    const step: Step = (title, action) => {
      current = title;
      return inScenario(title, action);
    };
    const notServed = (request: string) => send({ kind: 'not-served', request });
    try {
      await scenario({ load, folder, account, step, notServed });
    } catch (error) {
      if (!(error instanceof StepFailed)) send({ kind: 'failed', scenario: name, step: current, why: reasonOf(error) });
    }
  }
  send({ kind: 'done' });
}

dieWithParent();
void run();
