/**
 * Every request that the functions send, and every answer that Local Twilio gives, is as Twilio's OpenAPI documents
 * describe it. Our own documents describe what Twilio's leave out. Twilio's documents require no property of an answer;
 * here, an answer has all declared properties and no others.
 *
 * A self-test corrupts one exchange of each kind in every known way, and expects the check to notice.
 */
import { printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { checkExchange, ExchangeChecker } from './check-exchange';
import { playClientCalls } from './client-calls';
import { corruptions } from './corrupt';
import { playRandomTraffic } from './random-traffic';
import { playScenarios } from './scenarios';

export const defaultRuns = 1_000;

export interface SelfTest {
  /** The number of corrupted exchanges. */
  readonly corrupted: number;
  /** Those that the check accepted. */
  readonly unnoticed: readonly string[];
}

export async function checkTraffic(
  options: Options,
): Promise<{ checker: ExchangeChecker; scenarios: number; selfTest: SelfTest }> {
  const checker = new ExchangeChecker();
  await playClientCalls(checker);
  const scenarios = await playScenarios(checker);
  await playRandomTraffic(checker, options);
  return { checker, scenarios, selfTest: selfTest(checker) };
}

function selfTest({ samples }: ExchangeChecker): SelfTest {
  let corrupted = 0;
  const unnoticed: string[] = [];
  for (const [kind, { exchange, found }] of samples) {
    for (const { change, exchange: faulty } of corruptions(exchange, found)) {
      corrupted += 1;
      if (checkExchange(faulty).length === 0) unnoticed.push(`${kind}: ${change}`);
    }
  }
  return { corrupted, unnoticed };
}

export async function check(options: Options): Promise<SuiteResult> {
  const { checker, scenarios, selfTest } = await checkTraffic(options);
  const { requests, answers, errors, examples, samples } = checker;
  for (const line of checker.lines()) console.log(line);
  console.log(`errors, checked against our own description: ${errors} of ${answers} answers`);
  console.log(`self-test: ${selfTest.corrupted} corrupted exchanges of ${samples.size} kinds, all noticed but these:`);
  for (const line of selfTest.unnoticed.length === 0 ? ['none'] : selfTest.unnoticed) console.log(`  ${line}`);
  printViolations(examples);
  return {
    summary: `${options.runs} runs and ${scenarios} scenarios, ${requests} requests, ${answers} answers`,
    violations: checker.violations + selfTest.unnoticed.length,
  };
}
