/** Random days at work: who does what to which interaction, what the world does meanwhile, and what the network loses. */
import fc from 'fast-check';
import { Harness } from '../../fixtures/harness';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { Judge } from './check-exchange';
import { People } from './driver';
import { type Fate, record } from './observe';
import { anyStep } from './steps';

const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fate>('arrives') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('lost', 'answer-lost', 'busy') },
);

const day = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 10 }),
  fates: fc.array(fate, { maxLength: 80 }),
});

type Day = ReturnType<typeof sampleDays>[number];

const sampleDays = (runs: number, seed: number) => fc.sample(day, { numRuns: runs, seed });

export async function playRandomTraffic(judge: Judge, { runs, seed }: { runs: number; seed: number }) {
  for (const one of sampleDays(runs, seed)) await play(one, judge);
}

async function play({ steps, fates }: Day, judge: Judge) {
  const harness = new Harness();
  const people = new People(harness);
  let next = 0;
  record(harness, judge, () => {
    next += 1;
    return fates[next - 1] ?? 'arrives';
  });
  const subjects = { alice: aliceSubject(harness), bob: bobSubject(harness) };
  for (const step of steps) {
    await step({ people, subjects });
    await people.wait(1);
  }
}
