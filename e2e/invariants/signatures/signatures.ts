/**
 * Receivers accept every event that is passed on, and refuse it with one character changed: those that check Twilio's
 * signature, and those that have a secret, also while it is exchanged.
 */
import fc from 'fast-check';
import { formatCount, printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { type Arrived, arrives, type Delivery, deliveries } from './delivery';
import { withOtherHeader, withOtherSignature, withOtherUrl, withOtherValue } from './forgery';
import { acceptedAsDocumented, acceptsByHand, acceptsWithSecret, type SecretHolder, startExpress } from './receivers';

export const defaultRuns = 10_000;

/** The number of deliveries in memory at the same time. */
const CHUNK = 500;

/** The age from which Standard Webhooks takes a request for a recorded one, and the greatest skew of a clock. */
const STALE_MS = 5 * 60_000 + 4 * 60_000 + 1_000;

/** A request, and the answer that every receiver must give. */
interface Case {
  readonly what: string;
  readonly request: Arrived;
  readonly expected: boolean;
}

/** Returns requests for receivers that check Twilio's signature. `nth` chooses the changed characters. */
export function twilioCases(delivery: Delivery, nth: number): readonly Case[] {
  const request = arrives(delivery, [delivery.newest, delivery.oldest]);
  return [
    { what: 'as sent', request, expected: true },
    { what: 'with another URL', request: withOtherUrl(request, nth), expected: false },
    { what: 'with another value', request: withOtherValue(request, nth), expected: false },
    { what: 'with another signature', request: withOtherSignature(request, 'twilio', nth), expected: false },
  ];
}

/** The same for receivers that have a secret. */
export function secretCases(delivery: Delivery, nth: number): readonly (Case & SecretHolder)[] {
  const { firstAt, ageMs, skewMs, newest, oldest } = delivery;
  const request = arrives(delivery, [newest, oldest]);
  const late = { what: 'as signed for the first attempt', request: arrives(delivery, [newest], 0), expected: false };
  const cases = [
    { what: 'as sent', request, expected: true },
    { what: 'with another value', request: withOtherValue(request, nth), expected: false },
    { what: 'with another signature', request: withOtherSignature(request, 'standard', nth), expected: false },
    { what: 'with another ID', request: withOtherHeader(request, 'webhook-id', nth), expected: false },
    { what: 'with another time', request: withOtherHeader(request, 'webhook-timestamp', nth), expected: false },
    ...(ageMs < STALE_MS ? [] : [late]),
  ];
  const now = firstAt + ageMs + skewMs;
  return [...cases.map((one) => ({ ...one, secret: newest })), ...exchangeCases(delivery)].map((one) => ({
    ...one,
    now,
  }));
}

/** Before, during and after the exchange of a secret: at a receiver with the old one, and at one with the new one. */
function exchangeCases(delivery: Delivery) {
  const { newest, oldest } = delivery;
  const phases = [
    { when: 'before', secrets: [oldest], accepting: [oldest] },
    { when: 'during', secrets: [newest, oldest], accepting: [newest, oldest] },
    { when: 'after', secrets: [newest], accepting: [newest] },
  ];
  return phases.flatMap(({ when, secrets, accepting }) =>
    [newest, oldest].map((secret) => ({
      what: `${when} the exchange, with the ${secret === newest ? 'new' : 'old'} secret`,
      request: arrives(delivery, secrets),
      secret,
      expected: accepting.includes(secret),
    })),
  );
}

/** Counts the answers of receivers, and collects the wrong ones. */
class Answers {
  readonly violations: string[] = [];
  accepted = 0;
  refused = 0;

  add(receiver: string, { what, request, expected }: Case, isAccepted: boolean) {
    if (isAccepted) this.accepted += 1;
    else this.refused += 1;
    if (isAccepted === expected) return;
    const answer = isAccepted ? 'accepts' : 'refuses';
    this.violations.push(`${receiver} ${answer} a request ${what}: ${JSON.stringify(request)}`);
  }
}

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  const express = await startExpress();
  const answers = new Answers();
  try {
    for (let done = 0; done < runs; done += CHUNK) {
      const numRuns = Math.min(CHUNK, runs - done);
      const sample = fc.sample(fc.tuple(deliveries, fc.nat()), { numRuns, seed: seed + done });
      for (const one of sample.flatMap(([delivery, nth]) => twilioCases(delivery, nth))) {
        answers.add('validateRequest', one, acceptsByHand(one.request));
        answers.add('webhook()', one, await express.accepts(one.request));
      }
      const secrets = sample.flatMap(([delivery, nth]) => secretCases(delivery, nth));
      const documented = acceptedAsDocumented(secrets);
      for (const [index, one] of secrets.entries()) {
        answers.add('standardwebhooks', one, acceptsWithSecret(one.request, one));
        answers.add('signed.mjs', one, documented[index] === true);
      }
    }
  } finally {
    express.stop();
  }
  const { accepted, refused, violations } = answers;
  printViolations(violations);
  const counts = `${formatCount(accepted)} accepted and ${formatCount(refused)} refused requests`;
  return { summary: `${formatCount(runs)} deliveries, ${counts}`, violations: violations.length };
}
