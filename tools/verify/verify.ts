/** A whole run: examines the account, asks for consent, cleans up after an earlier run, asks, and cleans up again. */
import type { Credentials } from '../account/credentials';
import { inOneLine } from '../account/one-line';
import { StepFailed } from '../account/step-failed';
import { type Account, examineAccount } from './account';
import type { Assumption } from './assumptions';
import { cleanUp } from './cleanup';
import { type OpenJournal, openJournal } from './journal';
import { planOf } from './plan';
import type { ApiKey, AskedQuestion, Context, Finding, Question } from './question';
import { type Entry, type Report, unasked } from './report';
import { Stage } from './stage';
import { type Io, NoAnswer, NotAllowed, Twilio } from './twilio';

export interface Run {
  readonly credentials: Credentials;
  readonly apiKey: ApiKey | null;
  readonly flexToken: string | null;
  readonly asksGlobal: boolean;
  readonly questions: readonly Question[];
  readonly assumptions: readonly Assumption[];
  readonly io: Io;
  /** Returns whether the person agrees to the plan. */
  readonly agrees: (plan: string) => Promise<boolean>;
  readonly print: (line: string) => void;
  /** Aborted when the person wants the run to end early. */
  readonly interrupted: AbortSignal;
}

/** Throws `StepFailed` if nothing was created. After that, the report says why a run ended early. */
export async function verify(run: Run): Promise<Report> {
  const { credentials, io, print } = run;
  const startedAt = new Date().toISOString();
  const twilio = new Twilio(credentials, io);
  const account = await examineAccount(twilio, credentials.accountSid).catch(explainSilence);
  const isAgreed = await run.agrees(planOf(account, run.asksGlobal));
  if (run.interrupted.aborted)
    throw new StepFailed('It was interrupted. Nothing was created.', 'Run it again at any time.');
  if (!isAgreed) throw new StepFailed('You did not agree. Nothing was created.', 'To agree, answer y.');
  const journal = await openJournal(twilio).catch(explainSilence);
  const findings = new Map<Question, Finding>();
  const endedEarly = await askAll(run, { twilio, account, journal, findings });
  const left = await removeAll({ twilio, account, journal }, print);
  return { accountSid: account.accountSid, startedAt, entries: entriesOf(run, findings, endedEarly), endedEarly, left };
}

interface Prepared {
  readonly twilio: Twilio;
  readonly account: Account;
  readonly journal: OpenJournal;
  readonly findings: Map<Question, Finding>;
}

/** Removes what was created, and returns what could not be removed. */
async function removeAll({ twilio, account, journal }: Omit<Prepared, 'findings'>, print: Run['print']) {
  if (await journal.isTakenOver().catch(() => false)) return [];
  print('Removing what was created …');
  const { left } = await cleanUp(twilio, account);
  if (left.length === 0) await journal.remove().catch(() => undefined);
  return left;
}

/** Adds a finding for each question that was asked. Returns why it ended early, or null. */
async function askAll(run: Run, { twilio, account, journal, findings }: Prepared): Promise<string | null> {
  const { print, interrupted, io } = run;
  try {
    if (journal.cutOffAt !== null) print(`The last run was cut off at: ${inOneLine(journal.cutOffAt)}.`);
    const before = await cleanUp(twilio, account);
    if (before.removed > 0) print(`Removed ${before.removed} resources that an earlier run has left behind.`);
    if (before.left.length > 0) return `An earlier run has left something behind: ${before.left.join('; ')}`;
    const stage = await Stage.build(twilio, account, journal, io);
    const { flexToken, apiKey, asksGlobal } = run;
    const context: Context = { twilio, account, stage, io, flexToken, apiKey, asksGlobal, note: print };
    for (const question of run.questions) {
      if (interrupted.aborted) return 'It was interrupted.';
      if (question.kind !== 'asked') continue;
      const finding = await ask(question, context);
      findings.set(question, finding);
      print(`${SIGN[finding.kind]} ${question.assumption}`);
    }
    return null;
  } catch (error) {
    if (error instanceof StepFailed) return `${error.message} ${error.remedy}`;
    if (error instanceof NotAllowed || error instanceof NoAnswer) return `${error.message}.`;
    // A bug must not keep the run from cleaning up.
    return `This program failed: ${error instanceof Error ? error.stack : 'unknown error'}`;
  }
}

async function ask({ ask: find }: AskedQuestion, context: Context): Promise<Finding> {
  try {
    return await find(context);
  } catch (error) {
    if (error instanceof NotAllowed || error instanceof NoAnswer)
      return { kind: 'not-asked', why: `${error.message}.` };
    throw error;
  }
}

const SIGN: Record<Finding['kind'], string> = {
  'as-expected': '✓',
  otherwise: '✗',
  'not-asked': '–',
  'needs-person': '–',
};

/** In the order of the page. */
function entriesOf(
  { questions, assumptions }: Run,
  findings: ReadonlyMap<Question, Finding>,
  endedEarly: string | null,
) {
  return assumptions.flatMap((assumption): Entry[] => {
    const question = questions.find((each) => each.assumption === assumption.title);
    if (question === undefined) return [];
    if (question.kind !== 'asked') return [{ assumption, expected: null, outcome: unasked(question, assumption) }];
    const outcome = findings.get(question) ?? { kind: 'not-asked', why: endedEarly ?? 'The run ended early.' };
    return [{ assumption, expected: question.expected, outcome }];
  });
}

function explainSilence(error: unknown): never {
  if (error instanceof NoAnswer) throw new StepFailed(`${error.message}.`, 'Try again later. Nothing was created.');
  if (error instanceof NotAllowed)
    throw new StepFailed(`${error.message}.`, 'Use the Auth Token. Nothing was created.');
  throw error;
}
