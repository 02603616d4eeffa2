/**
 * Every operation of Twilio's OpenAPI that Local Twilio serves answers as documented, with every property. What was
 * written is read back, filters leave exactly what matches, and a parameter is honored or refused: never silently
 * ignored, except those of a written list.
 */
import { formatCount, printViolations } from '../shared/report';
import type { SuiteResult } from '../shared/suite';
import { DOCUMENTED, nameOf } from './operations';
import { type Probe, probe } from './probe';
import { Resources } from './resources';
import { selfTest } from './self-test';

/** Nothing is random here: the number has no effect. */
export const defaultRuns = 1;

export async function probeAll(resources: Resources): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (const operation of resources.served) probes.push(await probe(operation, resources));
  return probes;
}

export async function check(): Promise<SuiteResult> {
  const resources = await Resources.ofLocalTwilio();
  const probes = await probeAll(resources);
  const served = new Set(probes.map(({ operation }) => nameOf(operation)));
  for (const { operation, verdicts } of probes) {
    const refused = [...verdicts].filter(([, verdict]) => verdict === 'refused').map(([{ name }]) => name);
    console.log(`${nameOf(operation)}${refused.length === 0 ? '' : ` without ${refused.join(', ')}`}`);
  }
  const notServed = DOCUMENTED.map(nameOf).filter((name) => !served.has(name));
  const violations = probes.flatMap((each) => [...each.violations]);
  printViolations(violations, violations.length);
  const { defects, unnoticed } = await selfTest(probes, resources);
  console.log(`self-test: ${defects} defects, all noticed but these:`);
  for (const line of unnoticed.length === 0 ? ['none'] : unnoticed) console.log(`  ${line}`);
  const requests = probes.reduce((sum, each) => sum + each.requests, 0);
  return {
    summary: `${served.size} operations served, ${notServed.length} not, ${formatCount(requests)} requests`,
    violations: violations.length + unnoticed.length,
  };
}
