/**
 * Twilio's own command line deploys this product to Local Twilio: the published packages, unmodified, in a copy of the
 * checkout. A part is a story with its own account; each of its steps checks one statement about what arrived.
 */
import { openShell } from '../../../local/deployed/shell';
import { startTwilioAlone } from '../../../local/testing/server';
import { printViolations } from '../shared/report';
import type { SuiteResult } from '../shared/suite';
import { again } from './again';
import { configuration } from './configuration';
import { first } from './first';
import { refusals } from './refusals';
import type { Part, Step } from './scene';
import { workflowPart } from './workflow';

const PARTS: Readonly<Record<string, Part>> = { first, again, configuration, refusals, workflow: workflowPart };

export const parts = Object.keys(PARTS);

/** Thrown to end a part whose step has failed and is counted. */
class StepFailed extends Error {}

/** @param names The parts to run. */
export async function checkParts(names: readonly string[]): Promise<SuiteResult> {
  let passed = 0;
  const violations: string[] = [];
  for (const name of names) {
    const part = PARTS[name];
    if (part === undefined) continue;
    console.log(`\n${name}`);
    const step: Step = async (title, check) => {
      try {
        const value = await check();
        passed += 1;
        console.log(`  ✓ ${title}`);
        return value;
      } catch (error) {
        console.log(`  ✗ ${title}`);
        violations.push(`${name}: ${title}: ${(error as Error).message}`);
        throw new StepFailed();
      }
    };
    await play(part, step).catch((error: unknown) => {
      if (!(error instanceof StepFailed)) violations.push(`${name}: ${(error as Error).message}`);
    });
  }
  printViolations(violations, Number.POSITIVE_INFINITY);
  return { summary: `${names.length} of ${parts.length} parts, ${passed} steps passed`, violations: violations.length };
}

async function play(part: Part, step: Step) {
  const twilio = await startTwilioAlone();
  try {
    const shell = await openShell({ origin: twilio.origin, onProgress: console.log });
    try {
      await part({ shell, twilio, step });
    } finally {
      shell.close();
    }
    await step('Local Twilio knows every request', () => {
      const unknown = twilio.unknownRequests();
      if (unknown.length > 0) throw new Error(unknown.join(', '));
    });
  } finally {
    await twilio.close();
  }
}
