/**
 * Receivers accept every event that is passed on, and refuse it with one character changed: those that check Twilio's
 * signature, and those that hold a secret, also while it is exchanged.
 */
import fc from 'fast-check';
import { formatCount, printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { type Arrived, arrives, type Delivery, deliveries } from './delivery';
import { withOtherHeader, withOtherSignature, withOtherUrl, withOtherValue } from './forgery';
import { acceptsByHand, acceptsWithSecret, type ExpressReceiver, startExpress } from './receivers';

export const defaultRuns = 10_000;

/** The number of deliveries in memory at the same time. */
const CHUNK = 500;

/** The age from which Standard Webhooks takes a request for a recorded one, and the greatest skew of a clock. */
const STALE_MS = 5 * 60_000 + 4 * 60_000 + 1_000;

/** A request at one receiver, and the answer that it must give. */
interface Check {
  readonly what: string;
  readonly accepts: () => boolean | Promise<boolean>;
  readonly expected: boolean;
}

/** Returns the checks of one delivery. `nth` chooses the changed characters. */
export function checksOf(delivery: Delivery, nth: number, express: ExpressReceiver): readonly Check[] {
  const arrived = arrives(delivery, [delivery.newest, delivery.oldest]);
  return [...twilioChecks(arrived, nth, express), ...secretChecks(delivery, arrived, nth), ...exchangeChecks(delivery)];
}

function twilioChecks(arrived: Arrived, nth: number, express: ExpressReceiver): Check[] {
  const requests = [
    { what: 'as sent', request: arrived, expected: true },
    { what: 'with another URL', request: withOtherUrl(arrived, nth), expected: false },
    { what: 'with another value', request: withOtherValue(arrived, nth), expected: false },
    { what: 'with another signature', request: withOtherSignature(arrived, 'twilio', nth), expected: false },
  ];
  return requests.flatMap(({ what, request, expected }) => [
    { what: `validateRequest ${what}`, accepts: () => acceptsByHand(request), expected },
    { what: `webhook() ${what}`, accepts: () => express.accepts(request), expected },
  ]);
}

function secretChecks(delivery: Delivery, arrived: Arrived, nth: number): Check[] {
  const { firstAt, ageMs, skewMs, newest } = delivery;
  const now = firstAt + ageMs + skewMs;
  const requests = [
    { what: 'as sent', request: arrived, expected: true },
    { what: 'with another value', request: withOtherValue(arrived, nth), expected: false },
    { what: 'with another signature', request: withOtherSignature(arrived, 'standard', nth), expected: false },
    { what: 'with another ID', request: withOtherHeader(arrived, 'webhook-id', nth), expected: false },
    { what: 'with another time', request: withOtherHeader(arrived, 'webhook-timestamp', nth), expected: false },
    ...(ageMs < STALE_MS
      ? []
      : [{ what: 'as signed for the first attempt', request: arrives(delivery, [newest], 0), expected: false }]),
  ];
  return requests.map(({ what, request, expected }) => ({
    what: `standardwebhooks ${what}`,
    accepts: () => acceptsWithSecret(request, newest, now),
    expected,
  }));
}

/** Before, during and after the exchange of a secret: at a receiver with the old one, and at one with the new one. */
function exchangeChecks(delivery: Delivery): Check[] {
  const { firstAt, ageMs, skewMs, newest, oldest } = delivery;
  const now = firstAt + ageMs + skewMs;
  const phases = [
    { when: 'before', secrets: [oldest], accepting: [oldest] },
    { when: 'during', secrets: [newest, oldest], accepting: [newest, oldest] },
    { when: 'after', secrets: [newest], accepting: [newest] },
  ];
  return phases.flatMap(({ when, secrets, accepting }) => {
    const arrived = arrives(delivery, secrets);
    return [newest, oldest].map((secret) => ({
      what: `standardwebhooks with the ${secret === newest ? 'new' : 'old'} secret ${when} the exchange`,
      accepts: () => acceptsWithSecret(arrived, secret, now),
      expected: accepting.includes(secret),
    }));
  });
}

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  const express = await startExpress();
  const violations: string[] = [];
  let accepted = 0;
  let refused = 0;
  for (let done = 0; done < runs; done += CHUNK) {
    const sample = fc.sample(fc.tuple(deliveries, fc.nat()), {
      numRuns: Math.min(CHUNK, runs - done),
      seed: seed + done,
    });
    for (const [delivery, nth] of sample) {
      for (const { what, accepts, expected } of checksOf(delivery, nth, express)) {
        const isAccepted = await accepts();
        if (isAccepted) accepted += 1;
        else refused += 1;
        if (isAccepted === expected) continue;
        violations.push(`${what} is ${isAccepted ? 'accepted' : 'refused'}: ${JSON.stringify({ delivery, nth })}`);
      }
    }
  }
  express.stop();
  printViolations(violations);
  const summary = `${formatCount(runs)} deliveries, ${formatCount(accepted)} accepted and ${formatCount(refused)} refused requests`;
  return { summary, violations: violations.length };
}
