/** Random traffic: requests of users, events in between, and faults of the network. */
import fc from 'fast-check';
import { PAGINGS, smallPages } from '../../fixtures/behavior';
import { Harness } from '../../fixtures/harness';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { ExchangeChecker } from './check-exchange';
import { Driver } from './driver';
import { type Delivery, observe } from './observe';
import { anyStep } from './steps';

const anyDelivery = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Delivery>('arrives') },
  { weight: 1, arbitrary: fc.constantFrom<Delivery>('lost', 'answer-lost', 'busy') },
);

const anySequence = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 10 }),
  deliveries: fc.array(anyDelivery, { maxLength: 80 }),
});

type Sequence = ReturnType<typeof sample>[number];

const sample = (runs: number, seed: number) => fc.sample(anySequence, { numRuns: runs, seed });

export async function playRandomTraffic(checker: ExchangeChecker, { runs, seed }: { runs: number; seed: number }) {
  for (const [index, sequence] of sample(runs, seed).entries()) {
    const pagesBy = PAGINGS[index % PAGINGS.length] ?? 'number';
    const instanceParameter = pagesBy === 'token' ? 'FlexInstanceSid' : 'InstanceSid';
    await play(sequence, new Harness({ ...smallPages(pagesBy), instanceParameter }), checker);
  }
}

async function play({ steps, deliveries }: Sequence, harness: Harness, checker: ExchangeChecker) {
  const driver = new Driver(harness);
  let next = 0;
  observe(harness, checker, () => {
    next += 1;
    return deliveries[next - 1] ?? 'arrives';
  });
  const subjects = { alice: aliceSubject(harness), bob: bobSubject(harness) };
  for (const step of steps) {
    await step({ driver, subjects });
    await driver.waitSeconds(1);
  }
}
