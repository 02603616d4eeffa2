/**
 * Every request that the functions send and every answer that Local Twilio gives to them, against Twilio's own OpenAPI
 * where that speaks of it, and against ours where it does not. Twilio's documents say of no answer which properties
 * it must have; read strictly here, it has all that are declared and no others.
 *
 * That the judge can tell is shown on every kind of exchange that occurred, by spoiling it in every way it knows.
 */

import type { Options, SuiteResult } from '../shared/suite';
import { Judge, judge } from './check-exchange';
import { playClientCalls } from './client-calls';
import { spoilings } from './corrupt';
import { playRandomTraffic } from './random-traffic';
import { playScenarios } from './scenarios';

export const defaultRuns = 1_000;

/** Spoiled exchanges, and those of them that passed as good. */
export interface SelfTest {
  readonly spoiled: number;
  readonly unnoticed: readonly string[];
}

export async function checkTraffic(options: Options): Promise<{ judge: Judge; scenarios: number; selfTest: SelfTest }> {
  const judged = new Judge();
  await playClientCalls(judged);
  const scenarios = await playScenarios(judged);
  await playRandomTraffic(judged, options);
  return { judge: judged, scenarios, selfTest: selfTest(judged) };
}

function selfTest({ samples }: Judge): SelfTest {
  let spoiled = 0;
  const unnoticed: string[] = [];
  for (const [kind, { exchange, found }] of samples) {
    for (const { how, exchange: faulty } of spoilings(exchange, found)) {
      spoiled += 1;
      if (judge(faulty).length === 0) unnoticed.push(`${kind}: ${how}`);
    }
  }
  return { spoiled, unnoticed };
}

export async function check(options: Options): Promise<SuiteResult> {
  const { judge: judged, scenarios, selfTest } = await checkTraffic(options);
  const { requests, answers, errors, complaints, samples } = judged;
  for (const line of judged.lines()) console.log(line);
  console.log(`errors, judged by our description of them: ${errors} of ${answers} answers`);
  console.log(`self-test: ${selfTest.spoiled} spoiled exchanges of ${samples.size} kinds, all noticed but these:`);
  for (const line of selfTest.unnoticed.length === 0 ? ['none'] : selfTest.unnoticed) console.log(`  ${line}`);
  for (const complaint of complaints) console.log(`VIOLATION ${complaint}`);
  return {
    summary: `${options.runs} runs and ${scenarios} scenarios, ${requests} requests, ${answers} answers`,
    violations: judged.violations + selfTest.unnoticed.length,
  };
}
