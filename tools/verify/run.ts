/**
 * `npm run verify:live [-- --yes] [--global] [--only TEXT]`: asks a live account what docs/assumptions.md assumes, and
 * writes verify-report.md and verify-report.json. docs/verify.md explains it. The exit code is 0 if everything is as
 * expected, 2 if something is otherwise, and 1 if the run ended early or could not remove something.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askForConsent, canAsk } from '../account/ask';
import { readCredentials } from '../account/credentials';
import { StepFailed } from '../account/step-failed';
import { assumptionsIn } from './assumptions';
import type { Question } from './question';
import { QUESTIONS } from './questions';
import { countOf, type Report, summaryOf, toJson, toMarkdown } from './report';
import { realIo } from './twilio';
import { verify } from './verify';

const PAGE = resolve(__dirname, '../../docs/assumptions.md');
const REPORT = 'verify-report';

interface Options {
  readonly yes: boolean;
  readonly asksGlobal: boolean;
  readonly questions: readonly Question[];
}

function options(): Options {
  try {
    const { values } = parseArgs({
      options: {
        yes: { type: 'boolean', default: false },
        global: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
      },
    });
    const wanted = values.only.toLowerCase();
    const questions = QUESTIONS.filter(({ assumption }) => assumption.toLowerCase().includes(wanted));
    if (questions.length > 0) return { yes: values.yes, asksGlobal: values.global, questions };
  } catch {
    throw new StepFailed(
      'The options are --yes, --global and --only TEXT.',
      'For example: npm run verify:live -- --yes',
    );
  }
  throw new StepFailed('No assumption has this text in its title.', 'The titles are in docs/assumptions.md.');
}

async function agrees(plan: string, isGiven: boolean, interrupted: AbortSignal): Promise<boolean> {
  console.log(`${plan}\n`);
  if (isGiven) return true;
  if (!canAsk()) {
    throw new StepFailed(
      'No one can be asked here. Nothing was created.',
      'To agree, run: npm run verify:live -- --yes',
    );
  }
  return askForConsent('Begin?', interrupted);
}

/** Aborts at the first Ctrl-C. A second one ends the process, and the next run cleans up. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('\nEnding after this question …');
      controller.abort();
    });
  }
  return controller.signal;
}

function exitCodeOf(report: Report): number {
  if (report.endedEarly !== null || report.left.length > 0) return 1;
  return countOf(report, 'otherwise') > 0 ? 2 : 0;
}

async function run(): Promise<number> {
  const { yes, asksGlobal, questions } = options();
  const interrupted = interruption();
  const credentials = readCredentials(process.env);
  const { username: sid, password: secret } = credentials;
  const report = await verify({
    credentials,
    apiKey: sid === credentials.accountSid ? null : { sid, secret },
    flexToken: process.env.FLEX_TOKEN || null,
    questions,
    asksGlobal,
    assumptions: assumptionsIn(readFileSync(PAGE, 'utf8')),
    io: realIo,
    agrees: (plan) => agrees(plan, yes, interrupted),
    print: console.log,
    interrupted,
  });
  writeFileSync(`${REPORT}.md`, toMarkdown(report));
  writeFileSync(`${REPORT}.json`, toJson(report));
  if (report.endedEarly !== null) console.error(`✗ ${report.endedEarly}`);
  for (const line of report.left) console.error(`✗ Not removed: ${line}`);
  console.log(`${summaryOf(report)}\nWritten: ${REPORT}.md and ${REPORT}.json`);
  return exitCodeOf(report);
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    if (error instanceof StepFailed) console.error(`✗ ${error.message}\n  ${error.remedy}`);
    else console.error(error);
    process.exitCode = 1;
  },
);
