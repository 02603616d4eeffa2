/**
 * Nothing leads an attempt to an address that is not public: no spelling of an address, no answer of a name server, and
 * no redirect. Every other target is dialed.
 */

import type { Dial } from '../../../functions/lib/dial/dial';
import { dialer } from '../../../functions/lib/dial/dialer';
import { isPublicAddress } from '../../../functions/lib/dial/public-address';
import { answerLookups } from '../../fixtures/name-server';
import { formatCount, printViolations } from '../shared/report';
import { SeededRandom } from '../shared/seeded-random';
import type { Options, SuiteResult } from '../shared/suite';
import { parseAddress } from './address';
import { checkOnLoopback } from './loopback';
import { recordConnections } from './recorded-connections';
import { isPublicByRegistries } from './registries';
import { type Target, targetOf } from './targets';
import { Zone } from './zone';

export const defaultRuns = 100_000;

/** The share of targets on real sockets: one in this number. */
const ON_SOCKETS = 50;

/** No attempt of this suite waits: the name server answers at once, and a connection is refused at once. */
const LIMITS = { connectMs: 60_000, totalMs: 60_000 };

/** Returns how the attempt at a target is wrong, given its reason for no answer and the addresses it connected to. */
function violationOf({ addresses, expected }: Target, why: string, connections: readonly string[]): string | null {
  const reached = connections.map(parseAddress);
  const forbidden = connections.filter((_, index) => {
    const address = reached[index];
    return address == null || !isPublicByRegistries(address);
  });
  if (forbidden.length > 0) return `connected to ${forbidden.join(' and ')}`;
  if (why !== expected) return `is ${why} instead of ${expected}`;
  if (expected !== 'refused') return connections.length === 0 ? null : `connected to ${connections.join(' and ')}`;
  if (connections.length === 0) return 'was not dialed';
  const isOther = reached.some(
    (one) => !addresses.some(({ version, value }) => one?.version === version && one.value === value),
  );
  return isOther ? `connected to ${connections.join(' and ')}, which it does not mean` : null;
}

interface Figures {
  targets: number;
  dialed: number;
}

/** Dials random targets, one after another. No connection leaves this machine. */
export async function checkTargets(dial: Dial, { runs, seed }: Options) {
  const random = new SeededRandom(seed);
  const zone = new Zone();
  const violations: string[] = [];
  const families = new Map<string, Figures>();
  let connections: string[] = [];
  let connected = 0;
  const stopRecording = recordConnections((address) => connections.push(address));
  const stopLookups = answerLookups(zone.lookUp);
  try {
    for (let number = 0; number < runs; number += 1) {
      const target = targetOf(random, number);
      zone.replace(target.names);
      connections = [];
      const { outcome } = await dial({ url: target.url, headers: {}, body: 'EventType=x', limits: LIMITS });
      const why = outcome.kind === 'unanswered' ? outcome.why : outcome.kind;
      const violation = violationOf(target, why, connections);
      if (violation !== null) violations.push(`${target.family}: ${JSON.stringify(target.url)} ${violation}`);
      const figures = families.get(target.family) ?? { targets: 0, dialed: 0 };
      families.set(target.family, figures);
      figures.targets += 1;
      if (connections.length > 0) figures.dialed += 1;
      connected += connections.length;
    }
  } finally {
    stopLookups();
    stopRecording();
  }
  return { families, violations, connected };
}

function printFigures(families: ReadonlyMap<string, Figures>) {
  console.log(`${'family'.padEnd(28)}${'targets'.padStart(8)}${'dialed'.padStart(10)}`);
  for (const [family, { targets, dialed }] of families)
    console.log(`${family.padEnd(28)}${String(targets).padStart(8)}${String(dialed).padStart(10)}`);
}

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  const { families, violations, connected } = await checkTargets(dialer(isPublicAddress), { runs, seed });
  printFigures(families);
  const onLoopback = await checkOnLoopback({ runs: Math.ceil(runs / ON_SOCKETS), seed });
  printViolations([...violations, ...onLoopback.violations]);
  return {
    summary: `${formatCount(runs)} targets, ${formatCount(connected)} connections, ${onLoopback.summary}`,
    violations: violations.length + onLoopback.violations.length,
  };
}
